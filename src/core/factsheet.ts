import { resolveAll } from './anchor/resolve.ts';
import type { Resolution } from './anchor/selector.ts';
import { sameWording } from './anchor/wording.ts';
import type { Article } from './article/article.ts';
import type { Claim } from './detect/claim.ts';
import { judgedWording, statusOf } from './ledger/edit.ts';
import type { Annotation, Ledger, Status, Verdict } from './ledger/ledger.ts';
import { countBefore } from './order.ts';
import { contains, hull, length, overlap, slice } from './range.ts';
import type { Range } from './range.ts';

/** Set by the machine only. reopened: verified, and no longer worded as it was; orphaned: its text is gone. */
export type DerivedStatus = Status | 'reopened' | 'orphaned';

export interface PlacedAnnotation {
  readonly annotation: Annotation;
  readonly resolution: Resolution;
}

/** One line of the fact sheet: a claim with what was recorded about it, or a mark that a person made. */
export interface Entry {
  /** The claim's id, or the first annotation's where no claim was detected. */
  readonly id: string;
  /** In the article, from the first word to the last; null where the text is gone or stands in several places. */
  readonly range: Range | null;
  readonly claim: Claim | null;
  readonly annotations: readonly PlacedAnnotation[];
  readonly status: DerivedStatus;
}

/** What was detected in this revision of the article, joined with what people recorded about it. */
export interface FactSheet {
  readonly article: Article;
  /** In order of the text; those without a place last. */
  readonly entries: readonly Entry[];
}

/** How much of its words and a claim's an annotation has to share (intersection over union) to be about that claim. */
const MIN_SHARE = 0.5;

/**
 * Joins what was detected with what was recorded. Nothing of the ledger is left out: an annotation that is about no
 * claim is an entry of its own.
 *
 * @param placements where annotations are, by id, if it is known better than the notes file can (live tracking)
 */
export function factSheet(
  article: Article,
  claims: readonly Claim[],
  ledger: Ledger | null,
  placements?: ReadonlyMap<string, Resolution>,
): FactSheet {
  const annotations = ledger?.annotations ?? [];
  const lost = annotations.filter(({ id }) => placements?.get(id) === undefined);
  const found = resolveAll(
    article.text,
    lost.map(({ anchor }) => anchor),
    ledger?.base,
  );
  const looked = new Map(lost.map(({ id }, index) => [id, found[index]]));
  const placed = annotations.map((annotation) => ({
    annotation,
    resolution: placements?.get(annotation.id) ?? looked.get(annotation.id) ?? { state: 'orphaned' as const },
  }));
  const hulls = claims.map((claim) => hull(claim.content));
  const about = new Map<number, PlacedAnnotation[]>();
  const marks = new Map<string, PlacedAnnotation[]>();
  const find = finder(claims, hulls);
  for (const item of placed) {
    const range = rangeOf(item.resolution);
    const index = range === null ? -1 : find(range, item.annotation);
    if (index >= 0) push(about, index, item);
    else
      push(marks, range === null ? item.annotation.id : `${String(range.start)}-${String(range.end)}`, item);
  }
  const entries: Entry[] = claims.map((claim, index) => {
    const annotations = about.get(index) ?? [];
    return {
      id: claim.id,
      range: hulls[index] ?? null,
      claim,
      annotations,
      status: derive(article.text, annotations),
    };
  });
  for (const annotations of marks.values()) {
    const [first] = annotations;
    if (first === undefined) continue;
    const range = rangeOf(first.resolution);
    entries.push({
      id: first.annotation.id,
      range,
      claim: null,
      annotations,
      status: derive(article.text, annotations),
    });
  }
  return { article, entries: entries.sort(byPlace) };
}

const rangeOf = (resolution: Resolution): Range | null => ('range' in resolution ? resolution.range : null);

function push<K>(map: Map<K, PlacedAnnotation[]>, key: K, item: PlacedAnnotation): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [item]);
  else known.push(item);
}

/** Where two start together, the longer one comes first: the reported speech before the quotation in it. */
function byPlace(a: Entry, b: Entry): number {
  if (a.range === null || b.range === null) return Number(a.range === null) - Number(b.range === null);
  return a.range.start - b.range.start || b.range.end - a.range.end;
}

/** The claim that an annotation is about: the best overlap; of equal ones that of the same kind. -1: none. */
function finder(
  claims: readonly Claim[],
  hulls: readonly Range[],
): (range: Range, annotation: Annotation) => number {
  const order = hulls
    .map((_, index) => index)
    .sort((a, b) => (hulls[a]?.start ?? 0) - (hulls[b]?.start ?? 0));
  const starts = order.map((index) => hulls[index]?.start ?? 0);
  const longest = Math.max(0, ...hulls.map(length));
  return (range, { claimKind }) => {
    let best = -1;
    let bestShare = 0;
    for (let i = firstAtLeast(starts, range.start - longest); i < order.length; i++) {
      if ((starts[i] ?? 0) >= range.end) break;
      const index = order[i] ?? -1;
      const claimed = hulls[index];
      if (claimed === undefined) continue;
      const shared = overlap(claimed, range);
      const share =
        shared / (length(claimed) + length(range) - shared) + (claims[index]?.kind === claimKind ? 0.01 : 0);
      if (share >= MIN_SHARE && share > bestShare) {
        best = index;
        bestShare = share;
      }
    }
    return best;
  };
}

const firstAtLeast = (sorted: readonly number[], value: number): number =>
  countBefore(sorted.length, (i) => (sorted[i] ?? 0) < value);

/** With several annotations the most cautious status holds, so that nobody's doubt is hidden by another's verdict. */
const CAUTION: readonly DerivedStatus[] = [
  'orphaned',
  'reopened',
  'needs fix',
  'query',
  'in progress',
  'unverifiable',
  'on author',
  'not checkable',
  'verified',
  'unchecked',
];

function derive(text: string, annotations: readonly PlacedAnnotation[]): DerivedStatus {
  const statuses = new Set(annotations.map((item) => statusNow(text, item)));
  return CAUTION.find((status) => statuses.has(status)) ?? 'unchecked';
}

/** Verdicts that settle a claim, as it was worded then. */
const SETTLED: ReadonlySet<DerivedStatus> = new Set([
  'verified',
  'on author',
  'unverifiable',
  'not checkable',
]);

export const isSettled = (status: DerivedStatus): boolean => SETTLED.has(status);

export function statusNow(text: string, { annotation, resolution }: PlacedAnnotation): DerivedStatus {
  if (!('range' in resolution)) return 'orphaned';
  const status = statusOf(annotation);
  const judged = judgedWording(annotation);
  if (!isSettled(status) || judged === null || sameWording(judged, slice(text, resolution.range)))
    return status;
  return 'reopened';
}

/** A verdict whose words are no longer those that it was about. */
export interface Rewording {
  readonly annotation: Annotation;
  readonly verdict: Verdict;
  readonly before: string;
  readonly after: string;
  /** Where they stand now. */
  readonly range: Range;
}

export function rewordings({ article }: FactSheet, { annotations }: Entry): readonly Rewording[] {
  return annotations.flatMap((placed) => {
    const { annotation, resolution } = placed;
    const verdict = annotation.history.at(-1);
    if (verdict === undefined || !('range' in resolution) || statusNow(article.text, placed) !== 'reopened')
      return [];
    const after = slice(article.text, resolution.range);
    return [{ annotation, verdict, before: verdict.exact, after, range: resolution.range }];
  });
}

/**
 * As if nothing confidential had been recorded: for what leaves the desk. A status that only a confidential annotation
 * has is gone with it.
 */
export const withoutConfidential = (sheet: FactSheet): FactSheet => ({
  ...sheet,
  entries: sheet.entries.flatMap((entry): Entry[] => {
    const annotations = entry.annotations
      .filter(({ annotation }) => annotation.confidential !== true)
      .map(({ annotation, resolution }) => ({
        annotation: {
          ...annotation,
          notes: annotation.notes.filter(({ confidential }) => confidential !== true),
        },
        resolution,
      }));
    if (entry.claim === null && annotations.length === 0) return [];
    return [{ ...entry, annotations, status: derive(sheet.article.text, annotations) }];
  }),
});

/** “12 / 31 checked”. */
export function progress({ entries }: FactSheet): { readonly checked: number; readonly total: number } {
  return { checked: entries.filter(({ status }) => isSettled(status)).length, total: entries.length };
}

/** What still has to be looked at: without a verdict, or with one that no longer holds. */
export const uncheckedEntries = ({ entries }: FactSheet): readonly Entry[] =>
  entries.filter(({ status }) => !isSettled(status));

/** The entries at an offset, the innermost first. */
export const entriesAt = ({ entries }: FactSheet, offset: number): readonly Entry[] =>
  entries
    .filter(({ range }) => range !== null && contains(range, offset))
    .sort((a, b) => length(a.range ?? EMPTY) - length(b.range ?? EMPTY));

const EMPTY: Range = { start: 0, end: 0 };

export const entryAt = (sheet: FactSheet, offset: number): Entry | undefined => entriesAt(sheet, offset)[0];

/** The next one that starts behind an offset, or the nearest before it; round the end. */
export function nextUnchecked(
  sheet: FactSheet,
  offset: number,
  direction: 'next' | 'previous',
): Entry | undefined {
  const open = uncheckedEntries(sheet).filter(({ range }) => range !== null);
  const start = ({ range }: Entry): number => range?.start ?? 0;
  return direction === 'next'
    ? (open.find((entry) => start(entry) > offset) ?? open[0])
    : (open.findLast((entry) => start(entry) < offset) ?? open.at(-1));
}
