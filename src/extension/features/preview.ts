import * as vscode from 'vscode';
import { markTokens, withoutConfidential } from '../../core/index.ts';
import type { Entry, MarkdownToken, PreviewMark, SourceNote } from '../../core/index.ts';
import type { Articles, OpenArticle } from '../articles.ts';
import type { FeatureContext } from '../feature.ts';
import { kindOf, LOOKS, lookOf } from '../looks.ts';
import type { Look } from '../looks.ts';
import { sourceDetails } from '../source-words.ts';
import { kindName, statusName } from '../words.ts';

/** What we use of markdown-it, which VS Code's Markdown preview hands to us. */
export interface MarkdownIt {
  readonly renderer: {
    render(tokens: MarkdownToken[], options: unknown, env: unknown): string;
  };
}

/** What VS Code's preview says of a rendering; whoever else renders Markdown with our plugin says nothing of the kind. */
interface PreviewEnvironment {
  readonly currentDocument: vscode.Uri;
  readonly resourceProvider: object;
}

/** How long after a change the preview is drawn anew, unless it has done so by itself: it waits 300 ms for typing to rest. */
const PAUSE_MS = 500;

/** Draws previews anew when what they show of the notes has changed. */
export function register({ articles }: FeatureContext): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  function later(document: vscode.TextDocument): void {
    if (!DRAWN.has(document)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (DRAWN.get(document) !== articleOf(articles, document)) void refresh();
    }, PAUSE_MS);
  }
  return vscode.Disposable.from(
    articles.onDidChange(later),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('claimcheck.previewMarks')) void refresh();
    }),
    new vscode.Disposable(() => {
      clearTimeout(timer);
    }),
  );
}

const refresh = (): Thenable<unknown> => vscode.commands.executeCommand('markdown.preview.refresh');

/** What each previewed document was last drawn from; undefined: its article was not read yet. */
const DRAWN = new WeakMap<vscode.TextDocument, OpenArticle | undefined>();

/**
 * The plugin for VS Code's Markdown preview: marks, with their notes on hover, and a legend. The same engine renders for
 * whoever exports HTML (the command `markdown.api.render`, other extensions that collect plugins): they get the article as
 * it is. Only a preview has a way to load resources into its page, so that is how it is known.
 */
export function extendMarkdownIt<T extends MarkdownIt>(markdown: T, articles: Articles): T {
  const { renderer } = markdown;
  const render = renderer.render.bind(renderer);
  renderer.render = (tokens, options, env) => {
    const article = isPreview(env) ? previewed(articles, env.currentDocument) : undefined;
    if (article === undefined) return render(tokens, options, env);
    const sheet = withoutConfidential(article.sheet);
    const marks = sheet.entries.flatMap(markOf);
    if (marks.length === 0) return render(tokens, options, env);
    return legend() + render(markTokens(tokens, sheet.article, marks), options, env);
  };
  return markdown;
}

const isPreview = (env: unknown): env is PreviewEnvironment =>
  typeof env === 'object' &&
  env !== null &&
  'currentDocument' in env &&
  env.currentDocument instanceof vscode.Uri &&
  'resourceProvider' in env &&
  typeof env.resourceProvider === 'object' &&
  env.resourceProvider !== null;

function previewed(articles: Articles, uri: vscode.Uri): OpenArticle | undefined {
  if (!vscode.workspace.getConfiguration('claimcheck').get<boolean>('previewMarks', true)) return undefined;
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
  if (document === undefined) return undefined;
  const article = articleOf(articles, document);
  DRAWN.set(document, article);
  return article;
}

function articleOf(articles: Articles, document: vscode.TextDocument): OpenArticle | undefined {
  const view = articles.get(document);
  return view !== undefined && 'sheet' in view ? view : undefined;
}

function markOf(entry: Entry): PreviewMark[] {
  const { claim, range, status } = entry;
  const ranges = claim?.content ?? (range === null ? [] : [range]);
  if (ranges.length === 0) return [];
  return [
    {
      ranges,
      attributes: {
        class: `claimcheck-mark claimcheck-${kindOf(entry)} claimcheck-${lookOf(status)}`,
        'data-claimcheck': tip(entry),
        // The keyboard reaches what the mouse does.
        tabindex: '0',
      },
    },
  ];
}

/** The card in a few lines of plain text. The renderer escapes it, as any attribute. */
function tip(entry: Entry): string {
  const { claim, status, annotations } = entry;
  const speaker = claim?.speaker ?? null;
  const kind = kindName(kindOf(entry));
  const verdict = annotations
    .flatMap(({ annotation }) => annotation.history)
    .toSorted((a, b) => (a.created < b.created ? 1 : -1))[0];
  return [
    speaker === null ? kind : `${kind} · ${speaker}`,
    verdict === undefined
      ? statusName(status)
      : `${statusName(status)} — ${verdict.creator.name}, ${verdict.created.slice(0, 10)}`,
    ...(verdict?.reason === undefined ? [] : [verdict.reason]),
    ...annotations.flatMap(({ annotation }) => annotation.notes.map(noteLine)),
  ].join('\n');
}

const noteLine = ({ source, locator, excerpt, comment }: SourceNote): string =>
  [
    ...(source === undefined ? [] : [`${source.title} (${sourceDetails(source)})`]),
    ...(locator === undefined ? [] : [locator]),
    ...(excerpt === undefined ? [] : [`“${excerpt}”`]),
    ...(comment === '' ? [] : [comment]),
  ].join(' · ');

/** The button works by `media/preview.js`; without scripts, it is not shown. */
function legend(): string {
  const samples = LOOKS.map(
    (look) => `<span class="claimcheck-mark claimcheck-${look}">${escape(lookName(look))}</span>`,
  );
  return [
    `<div class="claimcheck-legend" role="note" aria-label="Claimcheck">`,
    `<button type="button" class="claimcheck-toggle" aria-pressed="true">${escape(vscode.l10n.t('Show marks'))}</button> `,
    samples.join(' '),
    '</div>\n',
  ].join('');
}

function lookName(look: Look): string {
  switch (look) {
    case 'unchecked':
      return vscode.l10n.t('unchecked');
    case 'open':
      return vscode.l10n.t('in progress');
    case 'attention':
      return vscode.l10n.t('needs attention');
    case 'checked':
      return vscode.l10n.t('checked');
  }
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
