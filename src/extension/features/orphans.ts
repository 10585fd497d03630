import * as vscode from 'vscode';
import { describe, reattach } from '../../core/index.ts';
import type { PlacedAnnotation, Range } from '../../core/index.ts';
import type { OpenArticle } from '../articles.ts';
import { toEditorPosition, toEditorRange } from '../convert.ts';
import type { FeatureContext } from '../feature.ts';
import { registerFixes } from '../fixes.ts';
import { stamp, write } from '../record.ts';
import { extentOf, findArticle, say, selectedRange } from '../targets.ts';
import { statusName } from '../words.ts';

/** Notes that have lost their words: listed with what stood around them, and given a place again by a person. */
export function register(context: FeatureContext): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('claimcheck.reattachNote', (target) => run(context, target)),
    registerFixes(context.articles, 'anchor-lost', (target) => [
      {
        title: vscode.l10n.t('Re-attach the note to words of the article…'),
        command: 'claimcheck.reattachNote',
        arguments: [target],
      },
    ]),
  );
}

async function run(context: FeatureContext, target: unknown): Promise<void> {
  const article = await findArticle(context.articles, target);
  if (article === undefined) return;
  const lost = article.sheet.entries
    .flatMap(({ annotations }) => annotations)
    .filter(({ resolution }) => !('range' in resolution));
  if (lost.length === 0) {
    say(vscode.l10n.t('No note of this article has lost its words.'));
    return;
  }
  const orphan = await pickOrphan(lost);
  if (orphan === undefined) return;
  const range = await pickPlace(article, orphan);
  if (range === undefined) return;
  const fresh = await findArticle(context.articles, { uri: article.document.uri.toString(), entry: '' });
  // What was typed while the list was open has moved the words.
  if (fresh?.version !== article.version) {
    say(vscode.l10n.t('The article was changed meanwhile. Choose the words again.'));
    return;
  }
  const anchor = describe(fresh.sheet.article.text, range);
  const made = await stamp(context, fresh.document.uri);
  await write(context, fresh.document, fresh.ledger, (ledger) =>
    reattach(ledger, orphan.annotation.id, anchor, made),
  );
}

interface OrphanItem extends vscode.QuickPickItem {
  readonly orphan: PlacedAnnotation;
}

async function pickOrphan(lost: readonly PlacedAnnotation[]): Promise<PlacedAnnotation | undefined> {
  if (lost.length === 1) return lost[0];
  const items = lost.map((orphan): OrphanItem => {
    const { annotation, resolution } = orphan;
    const { exact, prefix, suffix } = annotation.anchor.quote;
    return {
      label: oneLine(exact),
      description: [
        statusName(annotation.history.at(-1)?.status ?? 'unchecked'),
        ...(resolution.state === 'ambiguous' ? [vscode.l10n.t('fits several places')] : []),
        ...annotation.notes.slice(0, 1).map(({ source, comment }) => oneLine(source?.title ?? comment)),
      ].join(' · '),
      detail: `… ${oneLine(prefix)} [${oneLine(exact)}] ${oneLine(suffix)} …`,
      orphan,
    };
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Re-attach Orphaned Note (1/2)'),
    placeHolder: vscode.l10n.t('Which note? Below each, what stood around its words'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.orphan;
}

interface PlaceItem extends vscode.QuickPickItem {
  readonly range: Range;
}

/**
 * Where its words are now: those that are selected in the editor, before or while the list is shown; one of the places
 * that fit it equally well; or a claim. Moving through the list shows each in the text.
 */
async function pickPlace(article: OpenArticle, orphan: PlacedAnnotation): Promise<Range | undefined> {
  const { document, sheet } = article;
  const editor = await vscode.window.showTextDocument(document);
  const { annotation, resolution } = orphan;
  const taken = sheet.entries.filter(({ annotations }) => annotations.length > 0);
  const choices: PlaceItem[] = [
    ...('candidates' in resolution
      ? resolution.candidates.map((range) => place(article, range, vscode.l10n.t('fits the note')))
      : []),
    ...sheet.entries
      .filter((entry) => !taken.includes(entry))
      .flatMap((entry) => {
        const range = extentOf(entry);
        return range === null ? [] : [place(article, range, vscode.l10n.t('claim without notes'))];
      }),
  ];
  const selected = (): PlaceItem[] => {
    const range = selectedRange(article);
    return range === null ? [] : [place(article, range, vscode.l10n.t('selected'), 'selection')];
  };
  const pick = vscode.window.createQuickPick<PlaceItem>();
  pick.title = vscode.l10n.t('Re-attach “{0}”', oneLine(annotation.anchor.quote.exact));
  pick.placeholder = vscode.l10n.t('Select its words in the article, or choose a claim');
  pick.matchOnDescription = true;
  // The words are selected in the editor while this is shown.
  pick.ignoreFocusOut = true;
  pick.items = [...selected(), ...choices];
  return new Promise((done) => {
    const selection = vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor.document === document) pick.items = [...selected(), ...choices];
    });
    pick.onDidChangeActive(([active]) => {
      if (active !== undefined)
        editor.revealRange(
          toEditorRange(document, active.range),
          vscode.TextEditorRevealType.InCenterIfOutsideViewport,
        );
    });
    pick.onDidAccept(() => {
      done(pick.selectedItems[0]?.range);
      pick.hide();
    });
    pick.onDidHide(() => {
      done(undefined);
      selection.dispose();
      pick.dispose();
    });
    pick.show();
  });
}

function place(
  { document, sheet }: OpenArticle,
  range: Range,
  why: string,
  icon = 'symbol-string',
): PlaceItem {
  const line = toEditorPosition(document, range.start).line + 1;
  return {
    label: `$(${icon}) ${oneLine(sheet.article.text.slice(range.start, range.end))}`,
    description: vscode.l10n.t('line {0}, {1}', line, why),
    range,
  };
}

const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim();
