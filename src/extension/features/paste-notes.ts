import * as vscode from 'vscode';
import { copyAnnotation, describe } from '../../core/index.ts';
import type { Annotation, Range } from '../../core/index.ts';
import type { OpenArticle } from '../articles.ts';
import type { FeatureContext } from '../feature.ts';
import { fileName } from '../files.ts';
import { newId, write } from '../record.ts';

/** Shorter words stand in many texts. */
const MIN_PASTED = 24;
const MIN_WORDS = 12;

/** How long after a paste the notes are offered: the article has been read anew by then. */
const REST_MS = 400;

/** How many articles are remembered: the one that a passage comes from may have made room for the one it goes to. */
const MAX_ARTICLES = 20;

/** Words of another article, with what was recorded about them. */
interface Pasted {
  readonly from: vscode.Uri;
  readonly annotation: Annotation;
  /** With plain line ends. */
  readonly words: string;
}

/** A passage that is pasted (or dragged) from another article, copied or cut there: its notes are offered. */
export function register(context: FeatureContext): vscode.Disposable {
  const { articles } = context;
  /** What was seen last in each article, the latest at the end. */
  const seen = new Map<string, readonly Pasted[]>();

  function remember(document: vscode.TextDocument): void {
    const view = articles.get(document);
    if (view === undefined || !('sheet' in view)) return;
    const key = document.uri.toString();
    const words = wordsWithNotes(view);
    seen.delete(key);
    if (words.length > 0) seen.set(key, words);
    const [oldest] = seen.keys();
    if (seen.size > MAX_ARTICLES && oldest !== undefined) seen.delete(oldest);
  }

  function typed({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    // Words that an undo brings back have their notes already.
    if (reason !== undefined || document.isUntitled || document.languageId !== 'markdown') return;
    for (const { text } of contentChanges) {
      if (text.length < MIN_PASTED) continue;
      const pasted = knownIn(text, document);
      if (pasted.length > 0) setTimeout(() => void offer(document, text, pasted), REST_MS);
    }
  }

  function knownIn(text: string, here: vscode.TextDocument): readonly Pasted[] {
    const plain = withoutReturns(text);
    // Several articles may have the words; the passage comes from the one that was seen last.
    for (const words of [...seen.values()].reverse()) {
      const found = words.filter(
        (known) => known.from.toString() !== here.uri.toString() && plain.includes(known.words),
      );
      if (found.length > 0) return found;
    }
    return [];
  }

  async function offer(
    document: vscode.TextDocument,
    text: string,
    pasted: readonly Pasted[],
  ): Promise<void> {
    const places = await placesOf(document, text, pasted);
    const [first] = places;
    if (first === undefined) return;
    const bring = vscode.l10n.t('Bring Notes Along');
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t(
        'What was pasted has notes in {0} (claims: {1}).',
        fileName(first.from),
        String(places.length),
      ),
      bring,
    );
    if (answer !== bring) return;
    const article = await articles.fresh(document);
    if (article === undefined) return;
    // The person may have gone on typing.
    const now = await placesOf(document, text, pasted);
    await write(context, document, article.ledger, (ledger) => ({
      ...ledger,
      annotations: [
        ...ledger.annotations,
        ...now.map(({ annotation, range }) =>
          copyAnnotation(annotation, newId, describe(article.sheet.article.text, range)),
        ),
      ],
    }));
  }

  /** Where the pasted words are now; those that have notes here are left out. */
  async function placesOf(
    document: vscode.TextDocument,
    text: string,
    pasted: readonly Pasted[],
  ): Promise<readonly (Pasted & { readonly range: Range })[]> {
    const article = await articles.fresh(document);
    if (article === undefined) return [];
    const whole = article.sheet.article.text;
    const at = whole.indexOf(text);
    const eol = whole.includes('\r\n') ? '\r\n' : '\n';
    return pasted.flatMap((item) => {
      const words = item.words.replaceAll('\n', eol);
      const start = at >= 0 ? whole.indexOf(words, at) : whole.indexOf(words);
      if (start < 0 || (at < 0 && whole.includes(words, start + 1))) return [];
      const range = { start, end: start + words.length };
      return isTaken(article, range) ? [] : [{ ...item, range }];
    });
  }

  return vscode.Disposable.from(
    articles.onDidChange(remember),
    vscode.workspace.onDidChangeTextDocument(typed),
  );
}

/** Also those that were just cut from there. */
const wordsWithNotes = ({ document, sheet }: OpenArticle): readonly Pasted[] =>
  sheet.entries
    .flatMap(({ annotations }) => annotations)
    .map(({ annotation, resolution }) => ({
      from: document.uri,
      annotation,
      words:
        'range' in resolution
          ? sheet.article.text.slice(resolution.range.start, resolution.range.end)
          : annotation.anchor.quote.exact,
    }))
    .filter(({ words }) => words.length >= MIN_WORDS)
    .map((pasted) => ({ ...pasted, words: withoutReturns(pasted.words) }));

const isTaken = ({ sheet }: OpenArticle, { start, end }: Range): boolean =>
  sheet.entries
    .flatMap(({ annotations }) => annotations)
    .some(
      ({ resolution }) =>
        'range' in resolution && resolution.range.start < end && start < resolution.range.end,
    );

const withoutReturns = (text: string): string => text.replaceAll('\r\n', '\n');
