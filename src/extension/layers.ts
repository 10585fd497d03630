import * as vscode from 'vscode';
import type { ClaimKind, DerivedStatus, Entry, Range } from '../core/index.ts';
import type { OpenArticle } from './articles.ts';
import { toEditorPosition, toEditorRange } from './convert.ts';
import { GUTTER_STATUSES, kindOf, KINDS, LINES, lookOf, LOOKS, moreUrgent } from './looks.ts';

/** One way to mark claims in the text, and where it belongs in an article. */
export interface Layer {
  readonly decoration: vscode.TextEditorDecorationType;
  readonly ranges: (article: OpenArticle) => vscode.Range[];
}

const CLOSED = vscode.DecorationRangeBehavior.ClosedClosed;

/**
 * A kind's background, with edges of its own: a quotation has both, reported speech the first, a statement of the author
 * none.
 */
export const kindLayers = (wanted: (entry: Entry) => boolean): readonly Layer[] =>
  KINDS.map((kind) => ({
    decoration: vscode.window.createTextEditorDecorationType({
      backgroundColor: new vscode.ThemeColor(`claimcheck.${kind}Background`),
      ...EDGES[kind],
      rangeBehavior: CLOSED,
    }),
    ranges: (article) => rangesOf(article, (entry) => kindOf(entry) === kind && wanted(entry)),
  }));

const EDGES: Readonly<Record<ClaimKind, vscode.ThemableDecorationRenderOptions>> = {
  quotation: {
    borderColor: new vscode.ThemeColor('claimcheck.quotationEdge'),
    borderStyle: 'solid',
    borderWidth: '0 1px',
  },
  reported: {
    borderColor: new vscode.ThemeColor('claimcheck.reportedEdge'),
    borderStyle: 'solid',
    borderWidth: '0 0 0 1px',
  },
  statement: {},
};

/** A status's line below the words, and its mark in the overview ruler; the more it asks for, the wider. */
export const lineLayers = (wanted: (entry: Entry) => boolean): readonly Layer[] =>
  LOOKS.map((look) => {
    const color = new vscode.ThemeColor(`claimcheck.${look}`);
    return {
      decoration: vscode.window.createTextEditorDecorationType({
        borderColor: color,
        borderStyle: LINES[look],
        borderWidth: look === 'attention' ? '0 0 3px 0' : '0 0 2px 0',
        overviewRulerColor: color,
        overviewRulerLane: LANES[look],
        rangeBehavior: CLOSED,
      }),
      ranges: (article) => rangesOf(article, (entry) => lookOf(entry.status) === look && wanted(entry)),
    };
  });

const LANES = {
  unchecked: vscode.OverviewRulerLane.Center,
  open: vscode.OverviewRulerLane.Center,
  attention: vscode.OverviewRulerLane.Full,
  checked: vscode.OverviewRulerLane.Right,
} as const;

/** An icon in the gutter for each status, one for a line: that of the claim that needs work first. */
export const gutterLayers = (extensionUri: vscode.Uri): readonly Layer[] =>
  GUTTER_STATUSES.map((status) => {
    const icon = (theme: 'dark' | 'light'): { gutterIconPath: vscode.Uri } => ({
      gutterIconPath: vscode.Uri.joinPath(
        extensionUri,
        `media/gutter/${status.replaceAll(' ', '-')}-${theme}.svg`,
      ),
    });
    return {
      decoration: vscode.window.createTextEditorDecorationType({
        dark: icon('dark'),
        light: icon('light'),
        gutterIconSize: 'contain',
        rangeBehavior: CLOSED,
      }),
      ranges: (article) =>
        [...lineStatuses(article)]
          .filter(([, shown]) => shown === status)
          .map(([line]) => new vscode.Range(line, 0, line, 0)),
    };
  });

function lineStatuses({ document, sheet }: OpenArticle): ReadonlyMap<number, DerivedStatus> {
  const lines = new Map<number, DerivedStatus>();
  for (const { range, status } of sheet.entries) {
    if (range === null) continue;
    const { line } = toEditorPosition(document, range.start);
    lines.set(line, moreUrgent(lines.get(line) ?? status, status));
  }
  return lines;
}

/**
 * What is checked stands back. The text keeps a contrast of 4.5:1 in VS Code's own themes (`colours.test.ts` measures
 * it), for it may still have to be read.
 */
export const dimLayer = (wanted: (entry: Entry) => boolean): Layer => ({
  decoration: vscode.window.createTextEditorDecorationType({
    opacity: String(DIMMED),
    rangeBehavior: CLOSED,
  }),
  ranges: (article) => rangesOf(article, wanted),
});

const DIMMED = 0.7;

/** An interrupted quotation is marked where its words are, not across “he said”. */
const rangesOf = ({ document, sheet }: OpenArticle, wanted: (entry: Entry) => boolean): vscode.Range[] =>
  sheet.entries
    .filter(wanted)
    .flatMap(({ claim, range }): readonly Range[] => claim?.content ?? (range === null ? [] : [range]))
    .map((range) => toEditorRange(document, range));
