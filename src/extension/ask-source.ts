import * as vscode from 'vscode';
import { offeredSources, readDate, recognise, SOURCE_TYPES } from '../core/index.ts';
import type { Recognised, Source, SourceField, SourceNote } from '../core/index.ts';
import type { Articles, OpenArticle } from './articles.ts';
import { askText } from './ask-text.ts';
import { closeCard } from './card.ts';
import { findFile } from './find-file.ts';
import { sourceDetails, sourceIcon, sourceTypeName } from './source-words.ts';
import { workspaceNotes } from './workspace-notes.ts';

/** What a person says in a note; not yet recorded. */
export type NoteDraft = Pick<SourceNote, 'comment' | 'source' | 'locator' | 'excerpt'>;

export interface SourceQuestion {
  readonly title: string;
  /** What stands before the source's name, once there is one. */
  readonly about: string;
  /** How it is called to go on without a source. */
  readonly without: { readonly label: string; readonly description: string };
  /** A source that was used before is taken as it stands, with nothing more asked: for those in a hurry. */
  readonly quick: boolean;
}

/**
 * Asks for a source in one line, takes it apart, and asks only for what it doesn't say; every question can be passed with
 * Enter. `source` is undefined where the person goes on without one; the whole answer, where they left.
 */
export async function askSource(
  articles: Articles,
  article: OpenArticle,
  question: SourceQuestion,
): Promise<Omit<NoteDraft, 'comment'> | undefined> {
  await closeCard();
  const choice = await chooseSource(articles, article, question);
  if (choice === undefined) return undefined;
  if (choice.kind === 'none') return {};
  if (choice.kind === 'other') {
    const recognised = await withOtherKind(choice.recognised);
    return recognised === undefined ? undefined : askMissing(article, question.about, recognised);
  }
  if (choice.kind === 'known')
    return question.quick
      ? { source: choice.source }
      : askMissing(article, question.about, {
          source: choice.source,
          missing: ['locator', 'excerpt'],
          certain: true,
        });
  return askMissing(article, question.about, choice.recognised);
}

type Choice =
  | { readonly kind: 'known'; readonly source: Source }
  | { readonly kind: 'new' | 'other'; readonly recognised: Recognised }
  | { readonly kind: 'none' };

interface ChoiceItem extends vscode.QuickPickItem {
  readonly choice: Choice;
}

function chooseSource(
  articles: Articles,
  article: OpenArticle,
  question: SourceQuestion,
): Promise<Choice | undefined> {
  const pick = vscode.window.createQuickPick<ChoiceItem>();
  const cancel = new vscode.CancellationTokenSource();
  pick.title = question.title;
  pick.placeholder = vscode.l10n.t('Paste a link, a citation, a file path, or type a call’s details');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  // The source is usually in another window.
  pick.ignoreFocusOut = true;

  let known = offeredSources(article.ledger, []).map(({ source }) => source);
  let typed: Recognised | null = null;
  /** The value that `typed` was made of. */
  let seen = '';

  function show(): void {
    const used = known.map(knownItem);
    const fresh = typed === null ? [] : newItems(pick.value, typed);
    // Plain words are first of all looked for among the sources; a link or a citation is a source by itself.
    const items = typed?.certain === false ? [...used, ...fresh] : [...fresh, ...used];
    const none: ChoiceItem = { ...question.without, choice: { kind: 'none' } };
    pick.items = typed === null ? [...items, none] : items;
    if (typed?.certain === true && fresh[0] !== undefined) pick.activeItems = [fresh[0]];
  }

  async function read(): Promise<void> {
    const { value } = pick;
    const found = value.trim() === '' ? null : await findFile(value, article.document.uri);
    if (pick.value !== value) return;
    seen = value;
    typed =
      value.trim() === ''
        ? null
        : recognise(found === null ? value : vscode.workspace.asRelativePath(found, false), {
            today: new Date(),
            isFile: found !== null,
          });
    show();
  }

  show();
  pick.busy = true;
  void workspaceNotes(articles, cancel.token).then((notes) => {
    if (cancel.token.isCancellationRequested) return;
    const ledgers = notes.map(({ ledger }) => ledger);
    known = offeredSources(article.ledger, ledgers).map(({ source }) => source);
    pick.busy = false;
    show();
  });
  return new Promise((done) => {
    let answer: Choice | undefined;
    pick.onDidChangeValue(() => void read());
    async function accept(): Promise<void> {
      const ready = pick.value === seen;
      if (!ready) await read();
      // Whoever pastes and presses Enter at once means what was pasted.
      const chosen = ready ? pick.activeItems[0] : pick.items[0];
      if (chosen === undefined) return;
      answer = chosen.choice;
      pick.hide();
    }
    pick.onDidAccept(() => void accept());
    pick.onDidHide(() => {
      cancel.cancel();
      cancel.dispose();
      pick.dispose();
      done(answer);
    });
    pick.show();
  });
}

const knownItem = (source: Source): ChoiceItem => ({
  label: `$(${sourceIcon(source.type)}) ${source.title}`,
  description: sourceDetails(source),
  choice: { kind: 'known', source },
});

const newItems = (value: string, recognised: Recognised): readonly ChoiceItem[] => [
  {
    label: `$(${sourceIcon(recognised.source.type)}) ${value.trim()}`,
    description: details(recognised),
    ...(recognised.source.title === value.trim() ? {} : { detail: recognised.source.title }),
    alwaysShow: true,
    choice: { kind: 'new', recognised },
  },
  {
    label: `$(symbol-misc) ${vscode.l10n.t('Another kind of source…')}`,
    alwaysShow: true,
    choice: { kind: 'other', recognised },
  },
];

const details = ({ source, locator }: Recognised): string =>
  locator === undefined ? sourceDetails(source) : `${sourceDetails(source)} · ${locator}`;

async function withOtherKind(recognised: Recognised): Promise<Recognised | undefined> {
  const picked = await vscode.window.showQuickPick(
    SOURCE_TYPES.map((type) => ({ label: `$(${sourceIcon(type)}) ${sourceTypeName(type)}`, type })),
    { title: vscode.l10n.t('What kind of source is it?'), ignoreFocusOut: true },
  );
  return picked === undefined
    ? undefined
    : { ...recognised, source: { ...recognised.source, type: picked.type } };
}

/** Goes through the questions, forth and back. */
async function askMissing(
  article: OpenArticle,
  title: string,
  recognised: Recognised,
): Promise<Omit<NoteDraft, 'comment'> | undefined> {
  const { missing, source } = recognised;
  const copied = missing.includes('excerpt') ? await copiedWords(article) : '';
  const answers = new Map<SourceField, string>([
    ['title', source.title],
    ['publisher', source.publisher ?? ''],
    ['issued', source.issued ?? ''],
    ['locator', recognised.locator ?? ''],
    ['excerpt', recognised.excerpt ?? copied],
  ]);
  for (let i = 0; i < missing.length;) {
    const field = missing[i];
    if (field === undefined) break;
    const answer = await askText({
      title: `${title}: ${source.title}`,
      prompt:
        field === 'excerpt' && copied !== ''
          ? vscode.l10n.t(
              'These words are on your clipboard. Enter keeps them as the source’s own words; delete them to go on without.',
            )
          : prompt(field),
      value: answers.get(field) ?? '',
      step: i + 1,
      steps: missing.length,
      ...(field === 'issued' ? { validate: dateFault } : {}),
    });
    if (answer === undefined) return undefined;
    if (answer === 'back') i--;
    else {
      answers.set(field, answer.text);
      i++;
    }
  }
  const said = (field: SourceField): string | undefined => {
    const text = answers.get(field)?.trim();
    return text === '' ? undefined : text;
  };
  const [publisher, issued, locator] = [said('publisher'), said('issued'), said('locator')];
  const excerpt = said('excerpt');
  return {
    source: {
      ...source,
      title: said('title') ?? source.title,
      ...(publisher === undefined ? {} : { publisher }),
      ...(issued === undefined ? {} : { issued: readDate(issued, new Date()) ?? issued }),
    },
    ...(locator === undefined ? {} : { locator }),
    ...(excerpt === undefined ? {} : { excerpt }),
  };
}

const dateFault = (text: string): string | undefined =>
  text.trim() === '' || readDate(text, new Date()) !== null
    ? undefined
    : vscode.l10n.t('Write it as 2026, 2026-11 or 2026-11-23.');

/** How long a browser may take to hand out its clipboard, which it may ask the person about. */
const CLIPBOARD_MS = 500;
const MAX_EXCERPT = 2000;

/** What was copied, if it may be words of the source: several, no address, and none of the article's own. */
async function copiedWords({ sheet }: OpenArticle): Promise<string> {
  const copied = await Promise.race([
    vscode.env.clipboard.readText(),
    new Promise<string>((done) =>
      setTimeout(() => {
        done('');
      }, CLIPBOARD_MS),
    ),
  ]).then(
    (text) => text.replace(/\s+/g, ' ').trim(),
    () => '',
  );
  if (copied.split(' ').length < 3 || copied.length > MAX_EXCERPT || /^https?:\/\//i.test(copied)) return '';
  return sheet.article.text.replace(/\s+/g, ' ').includes(copied) ? '' : copied;
}

function prompt(field: SourceField): string {
  switch (field) {
    case 'title':
      return vscode.l10n.t('What is it called? Enter keeps what stands here.');
    case 'publisher':
      return vscode.l10n.t('Who published it? Enter leaves this empty.');
    case 'issued':
      return vscode.l10n.t('Of which day, month or year is it? Enter leaves this empty.');
    case 'locator':
      return vscode.l10n.t('Where in it: page, paragraph, time code? Enter leaves this empty.');
    case 'excerpt':
      return vscode.l10n.t('What does it say, word for word? Enter leaves this empty.');
  }
}
