import * as vscode from 'vscode';
import { PRIVATE_FILES, setConfidential, updateNote } from '../../core/index.ts';
import type { Entry, Ledger, Stamp } from '../../core/index.ts';
import type { FeatureContext } from '../feature.ts';
import { exists, fileName, privateNotesUri } from '../files.ts';
import { record } from '../record.ts';
import { addLines, repositoryOf } from '../repository.ts';
import { readBytes } from '../replace.ts';
import { findArticle, findEntry, say } from '../targets.ts';

/** Notes that are for this desk only: they live in a file of their own, which git is told to leave alone. */
export function register(context: FeatureContext): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('claimcheck.makeConfidential', (target) => run(context, target, true)),
    vscode.commands.registerCommand('claimcheck.makeShared', (target) => run(context, target, false)),
    vscode.commands.registerCommand('claimcheck.ignoreConfidentialNotes', () => ignoreFront(context)),
  );
}

async function run(context: FeatureContext, target: unknown, confidential: boolean): Promise<void> {
  const found = await findEntry(context.articles, target);
  if (found === undefined) return;
  const part = await pickPart(found.entry, confidential, noteOf(target));
  if (part === undefined) return;
  const { document } = found.article;
  const first = !(await exists(privateNotesUri(document.uri)));
  const written = await record(context, found.article, found.entry, (ledger, _ids, _exact, made) =>
    part.change(ledger, made),
  );
  if (written && confidential && first) void offerToIgnore(document.uri);
}

/** A note that the caller names; whatever else it is given, it is looked for among those of the claim. */
const noteOf = (target: unknown): unknown =>
  typeof target === 'object' && target !== null && 'note' in target ? target.note : undefined;

interface Part extends vscode.QuickPickItem {
  readonly note: string | null;
  readonly change: (ledger: Ledger, made: Stamp) => Ledger;
}

/** The claim with all that was recorded about it, or one of its notes; those for which there is something to do. */
async function pickPart(entry: Entry, confidential: boolean, note: unknown): Promise<Part | undefined> {
  const parts = entry.annotations.flatMap(({ annotation }): Part[] => [
    ...(confidential === (annotation.confidential === true)
      ? []
      : [
          {
            label: `$(book) ${vscode.l10n.t('All notes and verdicts on this claim')}`,
            note: null,
            change: (ledger: Ledger, made: Stamp) =>
              setConfidential(ledger, annotation.id, confidential, made),
          },
        ]),
    ...annotation.notes
      .filter((known) => confidential !== (known.confidential === true))
      .map((known) => ({
        label: `$(note) ${known.source?.title ?? known.comment}`,
        description: `${known.creator.name}, ${known.created.slice(0, 10)}`,
        note: known.id,
        change: (ledger: Ledger, made: Stamp) =>
          updateNote(ledger, annotation.id, known.id, { confidential: confidential || undefined }, made),
      })),
  ]);
  if (parts.length === 0) {
    say(
      confidential
        ? vscode.l10n.t('There is nothing here that could be made confidential.')
        : vscode.l10n.t('Nothing is confidential here.'),
    );
    return undefined;
  }
  const [only, ...others] = parts;
  const named = parts.find((part) => part.note === note);
  if (named !== undefined || others.length === 0) return named ?? only;
  return vscode.window.showQuickPick(parts, {
    title: confidential ? vscode.l10n.t('Make Confidential') : vscode.l10n.t('Make Shared Again'),
    placeHolder: confidential
      ? vscode.l10n.t('Kept in a file of its own, and in no preview or report')
      : vscode.l10n.t('Goes back into the notes file that everybody reads'),
  });
}

async function ignoreFront({ articles }: FeatureContext): Promise<void> {
  const article = await findArticle(articles);
  if (article !== undefined) await ignore(article.document.uri);
}

async function ignore(article: vscode.Uri): Promise<void> {
  const file = vscode.Uri.joinPath(await repositoryOf(article), '.gitignore');
  try {
    say(
      (await addLines(file, [PRIVATE_FILES]))
        ? vscode.l10n.t(
            'Git leaves confidential notes alone from now on: {0} is in {1}.',
            PRIVATE_FILES,
            file.fsPath,
          )
        : vscode.l10n.t('Git leaves confidential notes alone already.'),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('{0} cannot be written: {1}', file.fsPath, reason));
  }
}

/** Once, when an article gets its first confidential note, and only where they could be committed by accident. */
async function offerToIgnore(article: vscode.Uri): Promise<void> {
  const repository = await repositoryOf(article);
  if (!(await exists(vscode.Uri.joinPath(repository, '.git')))) return;
  const bytes = await readBytes(vscode.Uri.joinPath(repository, '.gitignore')).catch(() => null);
  if (bytes !== null && new TextDecoder().decode(bytes).split(/\r?\n/).includes(PRIVATE_FILES)) return;
  const add = vscode.l10n.t('Add to .gitignore');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Confidential notes are kept in {0}. Shall git leave such files alone?',
      fileName(privateNotesUri(article)),
    ),
    add,
  );
  if (answer === add) await ignore(article);
}
