import * as vscode from 'vscode';
import { addNote, withoutConfidential } from '../../core/index.ts';
import type { Entry, FactSheet } from '../../core/index.ts';
import type { OpenArticle } from '../articles.ts';
import { askText } from '../ask-text.ts';
import type { FeatureContext } from '../feature.ts';
import { newId, record } from '../record.ts';

/**
 * Tools for chat assistants: two that read, one that proposes. Off until the person switches them on; what is confidential
 * is not there for them; there is none that sets a verdict, and what one proposes is written by the person's own Enter.
 */
export function register(context: FeatureContext): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.lm.registerTool<ArticleInput>('claimcheck_list_claims', {
      prepareInvocation: () => ({ invocationMessage: vscode.l10n.t('Reading the claims of the article') }),
      invoke: async ({ input }) => answer(listClaims(await readArticle(context, input))),
    }),
    vscode.lm.registerTool<ClaimInput>('claimcheck_show_claim', {
      prepareInvocation: () => ({ invocationMessage: vscode.l10n.t('Reading a claim and its sources') }),
      invoke: async ({ input }) => {
        const article = await readArticle(context, input);
        return answer(showClaim(article, findClaim(article, input)));
      },
    }),
    vscode.lm.registerTool<ProposalInput>('claimcheck_propose_note', {
      prepareInvocation: () => ({
        invocationMessage: vscode.l10n.t('Proposing a note; nothing is written before you accept it'),
      }),
      invoke: async ({ input }, token) => answer(await propose(context, input, token)),
    }),
  );
}

interface ArticleInput {
  /** A path in the workspace or a URI; the article in front, if it is not given. */
  readonly article?: string;
}

interface ClaimInput extends ArticleInput {
  readonly claim: string;
}

interface ProposalInput extends ClaimInput {
  readonly note: string;
}

/** An article without what is confidential. */
interface Readable {
  readonly article: OpenArticle;
  readonly sheet: FactSheet;
}

const answer = (value: unknown): vscode.LanguageModelToolResult =>
  new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(JSON.stringify(value, null, 1))]);

/** Errors are read by a model: they say what to do next. @throws where assistants are off, or there is no such article */
async function readArticle(
  { articles }: Pick<FeatureContext, 'articles'>,
  { article: wanted }: ArticleInput,
): Promise<Readable> {
  if (!vscode.workspace.getConfiguration('claimcheck').get<boolean>('assistants', false))
    throw new Error(
      'Claimcheck does not answer assistants: the person has not switched on the setting claimcheck.assistants. Do not try again; tell them.',
    );
  const document =
    typeof wanted === 'string' && wanted !== ''
      ? await openDocument(wanted)
      : vscode.window.activeTextEditor?.document;
  const article = document === undefined ? undefined : await articles.fresh(document);
  if (article === undefined)
    throw new Error(
      'There is no such article. Give `article` as the path of a Markdown file in the workspace, or ask the person to open it.',
    );
  return { article, sheet: withoutConfidential(article.sheet) };
}

/** Only of the workspace, and what is open: an assistant is not led out of it by a path. */
async function openDocument(wanted: string): Promise<vscode.TextDocument | undefined> {
  const open = vscode.workspace.textDocuments.find(
    ({ uri }) => uri.toString() === wanted || vscode.workspace.asRelativePath(uri, false) === wanted,
  );
  if (open !== undefined) return open;
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    const file = vscode.Uri.joinPath(uri, wanted);
    if (!file.path.startsWith(`${uri.path.replace(/\/$/, '')}/`)) continue;
    try {
      return await vscode.workspace.openTextDocument(file);
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

const listClaims = ({ article, sheet }: Readable): unknown => ({
  article: vscode.workspace.asRelativePath(article.document.uri, false),
  claims: sheet.entries.map((entry) => summary(sheet, entry)),
});

const wordsOf = ({ article }: FactSheet, { claim, range, annotations }: Entry): string =>
  claim?.text ??
  (range === null
    ? (annotations[0]?.annotation.anchor.quote.exact ?? '')
    : article.text.slice(range.start, range.end));

const summary = (sheet: FactSheet, entry: Entry): Readonly<Record<string, unknown>> => ({
  id: entry.id,
  text: wordsOf(sheet, entry),
  kind: entry.claim?.kind ?? 'marked by a person',
  speaker: entry.claim?.speaker ?? null,
  types: entry.claim?.types ?? [],
  status: entry.status,
  notes: entry.annotations.reduce((sum, { annotation }) => sum + annotation.notes.length, 0),
});

const showClaim = ({ sheet }: Readable, entry: Entry): unknown => ({
  ...summary(sheet, entry),
  notes: entry.annotations.flatMap(({ annotation }) =>
    annotation.notes.map(({ source, role, stance, locator, excerpt, comment, creator, created }) => ({
      source:
        source === undefined
          ? null
          : Object.fromEntries(Object.entries(source).filter(([key]) => key !== 'unknown')),
      role,
      stance,
      locator,
      excerpt,
      comment,
      by: creator.name,
      on: created.slice(0, 10),
    })),
  ),
  verdicts: entry.annotations.flatMap(({ annotation }) =>
    annotation.history.map(({ status, created, creator, exact, reason }) => ({
      status,
      reason,
      wording: exact,
      by: creator.name,
      on: created.slice(0, 10),
    })),
  ),
});

function findClaim({ sheet }: Readable, { claim }: ClaimInput): Entry {
  const entry = sheet.entries.find(({ id }) => id === claim);
  if (entry === undefined)
    throw new Error(
      `There is no claim with the id ${JSON.stringify(claim)} in this article now. Ids change when words change: call claimcheck_list_claims again.`,
    );
  return entry;
}

/** Longer than a note that a person would read before they accept it. */
const MAX_NOTE = 4000;

/** The person sees the note, may reword it, and writes it with Enter or leaves it; the assistant is told which. */
async function propose(
  context: FeatureContext,
  input: ProposalInput,
  token: vscode.CancellationToken,
): Promise<unknown> {
  const readable = await readArticle(context, input);
  const entry = findClaim(readable, input);
  const note = typeof input.note === 'string' ? input.note.trim() : '';
  if (note === '' || note.length > MAX_NOTE)
    throw new Error(`Give \`note\` as 1 to ${MAX_NOTE} characters of plain text or Markdown.`);
  const words = wordsOf(readable.sheet, entry).replace(/\s+/g, ' ');
  const said = await askText({
    title: vscode.l10n.t('An assistant proposes a note'),
    prompt: vscode.l10n.t('On “{0}”. Enter writes it in your name; Escape leaves it.', words.slice(0, 120)),
    value: note.replace(/\s*\n\s*/g, ' '),
    validate: (text) => (text.trim() === '' ? vscode.l10n.t('A note needs some words.') : undefined),
  });
  if (said === undefined || said === 'back' || token.isCancellationRequested)
    return { written: false, because: 'The person did not accept the note.' };
  const id = newId();
  // Whoever reads the note has to know that its words were not found by a person.
  const comment = vscode.l10n.t('{0} (proposed by an assistant)', said.text);
  const written = await record(context, readable.article, entry, (ledger, [annotation], _exact, made) =>
    annotation === undefined ? ledger : addNote(ledger, annotation, { id, comment }, made),
  );
  return written
    ? { written: true, note: comment }
    : { written: false, because: 'The notes file could not be written.' };
}
