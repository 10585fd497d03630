import { fnv1a } from '../hash.ts';
import { carryPlace, mergeBases } from './base.ts';
import { defined, without } from './fields.ts';
import type { Annotation, Ledger, SourceNote, Unknown, Verdict } from './ledger.ts';

/**
 * Merges two ledgers by the ids in them: for what stock git could not merge, and for a file that two windows wrote.
 *
 * - What only one side added, changed or deleted is added, changed or deleted.
 * - What one side deleted and the other changed is kept.
 * - A field that both changed: the side that wrote last has it. Of a note, the other wording is kept as a note of its own
 *   (`versionOf`); of a prediction, what the other side said becomes a note.
 * - Verdicts are united in order of time.
 * - Confidential for one is confidential.
 *
 * No id is lost, the order of the sides makes no difference, and merging again changes nothing.
 *
 * @param base what both began from; null where it isn't known, and then nothing counts as deleted
 */
export function mergeLedgers(base: Ledger | null, ours: Ledger, theirs: Ledger): Ledger {
  const text = mergeBases(base?.base, ours.base, theirs.base);
  const settle = chooser(lastTouched(ours) + key(ours), lastTouched(theirs) + key(theirs));
  const pick = <K extends keyof Ledger>(field: K): Ledger[K] =>
    settle(base === null ? NONE : base[field], ours[field], theirs[field]).value;
  const annotations = mergeById(
    base?.annotations ?? [],
    placed(ours, text),
    placed(theirs, text),
    mergeAnnotations,
    (before, after) => key(content(before)) === key(content(after)),
  );
  return {
    id: pick('id'),
    article: pick('article'),
    annotations: annotations.toSorted((a, b) => compare(a.id, b.id)),
    base: text,
    unknown: mergeFields(base?.unknown, ours.unknown, theirs.unknown, settle),
    page: mergeFields(base?.page, ours.page, theirs.page, settle),
    whole: mergeFields(base?.whole, ours.whole, theirs.whole, settle),
    ...defined('apart', pick('apart')),
  };
}

/** Where nothing stood before, so that it equals neither side. */
const NONE = Symbol('none');

const lastTouched = ({ annotations }: Ledger): string =>
  annotations.reduce((latest, { modified }) => (modified > latest ? modified : latest), '');

/** The side's annotations, each at its place in the merged text. */
function placed({ annotations, base }: Ledger, text: string | null): readonly Annotation[] {
  if (base === null || text === null || base === text) return annotations;
  const carry = carryPlace(base, text);
  return annotations.map((annotation) =>
    annotation.place === undefined ? annotation : { ...annotation, place: carry(annotation.place) },
  );
}

/** What a person said, without where it stands: an edit of the article changes that, and is no reason to keep a note. */
const content = (annotation: Annotation): unknown => without(annotation, 'anchor', 'place', 'target');

/** A value of three, and whether two people gave it different ones. */
interface Settled<T> {
  readonly value: T;
  /** What the side said that did not prevail. */
  readonly lost?: T;
}

type Settle = <T>(base: T | typeof NONE, ours: T, theirs: T) => Settled<T>;

/**
 * Decides between three values of a field: the one that was changed; if both were, that of the side that wrote last.
 *
 * @param ourRank compared with theirs as text: the side that wrote last has the greater one
 */
function chooser(ourRank: string, theirRank: string): Settle {
  const oursFirst = compare(ourRank, theirRank) >= 0;
  return (base, ours, theirs) => {
    if (key(ours) === key(theirs) || key(base) === key(theirs)) return { value: ours };
    if (key(base) === key(ours)) return { value: theirs };
    return oursFirst ? { value: ours, lost: theirs } : { value: theirs, lost: ours };
  };
}

function mergeFields(base: Unknown | undefined, ours: Unknown, theirs: Unknown, settle: Settle): Unknown {
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].sort(compare);
  return Object.fromEntries(
    names.flatMap((name) => {
      const { value } = settle<unknown>(base === undefined ? NONE : base[name], ours[name], theirs[name]);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/**
 * Merges lists of things with ids: what is in both is merged, what one side deleted goes if the other left it as it was.
 */
function mergeById<T extends { readonly id: string }>(
  base: readonly T[],
  ours: readonly T[],
  theirs: readonly T[],
  merge: (base: T | null, ours: T, theirs: T) => readonly T[],
  isUnchanged: (before: T, after: T) => boolean,
): readonly T[] {
  const [before, left, right] = [base, ours, theirs].map(
    (list) => new Map(list.map((item) => [item.id, item])),
  );
  // By id once more: the other wording of a note may have been kept before.
  const merged = new Map<string, T>();
  const keep = (item: T): void => void merged.set(item.id, merged.get(item.id) ?? item);
  for (const id of new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])])) {
    const known = before?.get(id);
    const [one, other] = [left?.get(id), right?.get(id)];
    if (one !== undefined && other !== undefined) merge(known ?? null, one, other).forEach(keep);
    else {
      const left = one ?? other;
      if (left !== undefined && (known === undefined || !isUnchanged(known, left))) keep(left);
    }
  }
  return [...merged.values()];
}

function mergeAnnotations(
  base: Annotation | null,
  ours: Annotation,
  theirs: Annotation,
): readonly Annotation[] {
  const settle = chooser(ours.modified + key(ours), theirs.modified + key(theirs));
  const field = <K extends keyof Annotation>(name: K): Settled<Annotation[K] | undefined> =>
    settle<Annotation[K] | undefined>(base === null ? NONE : base[name], ours[name], theirs[name]);
  const target = settle(base === null ? NONE : stand(base), stand(ours), stand(theirs)).value;
  const predictions = PREDICTION.map((name) => ({ name, ...field(name) }));
  const notes = mergeById(
    base?.notes ?? [],
    ours.notes,
    theirs.notes,
    mergeNotes,
    (before, after) => key(before) === key(after),
  );
  const lost = predictions.filter((prediction) => prediction.lost !== undefined);
  const modified = compare(ours.modified, theirs.modified) > 0 ? ours.modified : theirs.modified;
  const said = lost.map(({ name, lost: value }) => `${name}: ${String(value)}`).join('  \n');
  const { value: creator } = settle(base?.creator ?? NONE, ours.creator, theirs.creator);
  const other: SourceNote = {
    id: `${ours.id}:${hash(said)}`,
    created: modified,
    creator,
    comment: said,
    unknown: {},
  };
  const merged: Annotation = {
    id: ours.id,
    created: settle(base?.created ?? NONE, ours.created, theirs.created).value,
    modified,
    creator,
    ...target,
    ...defined('place', field('place').value),
    ...defined('claimKind', field('claimKind').value),
    ...Object.fromEntries(
      predictions.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
    ),
    notes: [...notes, ...(said === '' || notes.some(({ id }) => id === other.id) ? [] : [other])].sort(
      inTime,
    ),
    history: mergeHistories(base?.history ?? [], ours.history, theirs.history),
    ...secret(base, ours, theirs),
    unknown: mergeFields(base?.unknown, ours.unknown, theirs.unknown, settle),
  };
  return [merged];
}

const PREDICTION = ['due', 'criteria', 'resolver', 'resolution'] as const;

/**
 * Where an annotation stands: one whole, as two halves of different places are none. Where in the file is another matter:
 * what was just written has no place yet, and a change to it could never be taken back.
 */
const stand = ({ anchor, target }: Annotation): Pick<Annotation, 'anchor' | 'target'> => ({
  anchor,
  target,
});

/** Made confidential by one side, it stays so; made public by one, it becomes so if the other left it alone. */
function secret(
  base: { readonly confidential?: true } | null,
  ours: { readonly confidential?: true },
  theirs: { readonly confidential?: true },
): { readonly confidential?: true } {
  const [before, one, other] = [base, ours, theirs].map((item) => item?.confidential === true);
  const is = before === true ? one === true && other === true : one === true || other === true;
  return is ? { confidential: true } : {};
}

/** Both wordings, where both sides reworded it. */
function mergeNotes(base: SourceNote | null, ours: SourceNote, theirs: SourceNote): readonly SourceNote[] {
  if (key(ours) === key(theirs)) return [ours];
  const [ourTime, theirTime] = [ours, theirs].map(({ modified, created }) => modified ?? created);
  const settle = chooser((ourTime ?? '') + key(ours), (theirTime ?? '') + key(theirs));
  const torn: string[] = [];
  const field = <K extends keyof SourceNote>(name: K): SourceNote[K] | undefined => {
    const settled = settle<SourceNote[K] | undefined>(
      base === null ? NONE : base[name],
      ours[name],
      theirs[name],
    );
    if ('lost' in settled) torn.push(name);
    return settled.value;
  };
  const words = {
    comment: field('comment') ?? '',
    ...defined('source', field('source')),
    ...defined('role', field('role')),
    ...defined('stance', field('stance')),
    ...defined('locator', field('locator')),
    ...defined('excerpt', field('excerpt')),
    ...defined('versionOf', field('versionOf')),
  };
  const modified = [ours.modified, theirs.modified]
    .filter((time) => time !== undefined)
    .sort(compare)
    .at(-1);
  const frame = {
    id: ours.id,
    created: settle(base?.created ?? NONE, ours.created, theirs.created).value,
    creator: settle(base?.creator ?? NONE, ours.creator, theirs.creator).value,
    ...defined('modified', modified),
    ...secret(base, ours, theirs),
    unknown: mergeFields(base?.unknown, ours.unknown, theirs.unknown, settle),
  };
  if (torn.length === 0) return [{ ...frame, ...words }];
  const oursPrevails = settle(NONE, 'ours', 'theirs').value === 'ours';
  const [first, second] = oursPrevails ? [ours, theirs] : [theirs, ours];
  return [
    { ...without(first, 'confidential'), ...frame },
    {
      ...without(second, 'confidential'),
      ...secret(base, ours, theirs),
      id: `${ours.id}:${hash(key(second))}`,
      versionOf: ours.id,
    },
  ];
}

function mergeHistories(
  base: readonly Verdict[],
  ours: readonly Verdict[],
  theirs: readonly Verdict[],
): readonly Verdict[] {
  const [before, left, right] = [base, ours, theirs].map(
    (list) => new Map(list.map((verdict) => [key(verdict), verdict])),
  );
  const all = new Map([...(left ?? []), ...(right ?? [])]);
  return [...all]
    .filter(([id]) => (left?.has(id) === true && right?.has(id) === true) || before?.has(id) !== true)
    .map(([, verdict]) => verdict)
    .sort(inTime);
}

/** Of the same time: by id, so that another wording comes after the one that prevailed. */
function inTime(a: SourceNote | Verdict, b: SourceNote | Verdict): number {
  const id = (item: SourceNote | Verdict): string => ('id' in item ? item.id : '');
  return compare(a.created, b.created) || compare(id(a), id(b)) || compare(key(a), key(b));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A value as text that is the same for equal values, in whatever order their fields stand. */
function key(value: unknown): string {
  if (value === NONE || value === undefined) return String(value);
  return JSON.stringify(value, (_name, part: unknown) =>
    isRecord(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => compare(a, b))) : part,
  );
}

const hash = (text: string): string => (fnv1a(text) >>> 0).toString(16).padStart(8, '0');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
