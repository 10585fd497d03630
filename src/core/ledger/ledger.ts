import type { Anchor } from '../anchor/selector.ts';
import type { ClaimKind } from '../detect/claim.ts';

/** The state of the work, as a person sets it. */
export const STATUSES = [
  'unchecked',
  'in progress',
  'query',
  'needs fix',
  'verified',
  'on author',
  'unverifiable',
  'not checkable',
] as const;
export type Status = (typeof STATUSES)[number];

/** Fields of a file that this version doesn't know, kept as they stood. */
export type Unknown = Readonly<Record<string, unknown>>;

export interface Person {
  readonly name: string;
  readonly unknown: Unknown;
}

/** What kind of thing a source is; what it is to a claim, a note's `role` says. */
export const SOURCE_TYPES = [
  'recording',
  'transcript',
  'interview',
  'message',
  'observation',
  'official document',
  'court record',
  'law',
  'filing',
  'press release',
  'data set',
  'study',
  'book',
  'news',
  'wire',
  'reference',
  'web',
  'social',
  'image',
  'video',
  'expert',
] as const;
export type SourceType = (typeof SOURCE_TYPES)[number];

/** What was agreed with a person about the use of their words. */
export const GROUND_RULES = ['on the record', 'background', 'deep background', 'off the record'] as const;
export type GroundRule = (typeof GROUND_RULES)[number];

/**
 * Where something can be looked up. Each note holds its own copy, so that two people's notes never meet in git; what
 * is the same source, `sourceKey` says.
 */
export interface Source {
  readonly type: SourceType;
  /** What a person reads; for an input that nothing was made of, the input itself. */
  readonly title: string;
  readonly url?: string;
  /** A path relative to the workspace, as given. */
  readonly file?: string;
  readonly publisher?: string;
  readonly author?: string;
  /** 2026, 2026-11 or 2026-11-23. */
  readonly issued?: string;
  /** As `issued`. */
  readonly accessed?: string;
  readonly groundRule?: GroundRule;
  /** The source that this one has it from: the wire story behind a rewrite. */
  readonly derivedFrom?: string;
  readonly unknown: Unknown;
}

/** What a source is to a claim: the same one may be primary here and secondary there. */
export const ROLES = ['primary', 'secondary', 'tertiary'] as const;
export type Role = (typeof ROLES)[number];

/** What a source says to a claim. */
export const STANCES = ['supports', 'partly', 'contradicts', 'context'] as const;
export type Stance = (typeof STANCES)[number];

/** A source note: what ties a source to a claim. An item of a W3C annotation's `body`. */
export interface SourceNote {
  readonly id: string;
  readonly created: string;
  readonly creator: Person;
  /** When it was last reworded; absent: never. */
  readonly modified?: string;
  /** What the checker wrote, Markdown. */
  readonly comment: string;
  readonly source?: Source;
  readonly role?: Role;
  readonly stance?: Stance;
  /** Page, time code, line. */
  readonly locator?: string;
  /** The source's own words. */
  readonly excerpt?: string;
  /** Kept in the private file only. */
  readonly confidential?: true;
  /** The id of a note that two people reworded at the same time: this is the other wording. */
  readonly versionOf?: string;
  readonly unknown: Unknown;
}

/** One entry of an annotation's history. `exact` is the very wording that was judged. */
export interface Verdict {
  readonly status: Status;
  readonly created: string;
  readonly creator: Person;
  readonly exact: string;
  /** Why; asked for where a status needs a reason. */
  readonly reason?: string;
  readonly unknown: Unknown;
}

/** What became of a prediction. Apart from the status, which says how far the work is. */
export const RESOLUTIONS = ['pending', 'true', 'false', 'unresolvable'] as const;
export type PredictionResolution = (typeof RESOLUTIONS)[number];

/** What makes a prediction one that can be looked at again. */
export interface Prediction {
  /** YYYY-MM-DD: from then on it can be told. */
  readonly due?: string;
  /** By what it will be told. */
  readonly criteria?: string;
  /** Who will tell. */
  readonly resolver?: string;
  readonly resolution?: PredictionResolution;
}

/** A place in the margin of a ledger's base: which the lines of the notes file are that an annotation stands between. */
export interface Place {
  /** The end of the piece that it comes after, in code units of the base; see base.ts. */
  readonly offset: number;
  readonly lane: Lane;
}

/** 1: of a quotation; 2: of anything else; 3: the piece that it came after is gone. */
export type Lane = 1 | 2 | 3;

/** One recorded judgement on a target in the article, with its evidence. Times are ISO 8601 UTC. */
export interface Annotation extends Prediction {
  /** urn:uuid:… */
  readonly id: string;
  readonly created: string;
  readonly modified: string;
  readonly creator: Person;
  readonly anchor: Anchor;
  readonly claimKind?: ClaimKind;
  readonly notes: readonly SourceNote[];
  /** In order of time; the last one holds. Empty: unchecked. */
  readonly history: readonly Verdict[];
  /** Kept in the private file only, with all its notes. */
  readonly confidential?: true;
  /** Where it stands in the notes file. Absent until it was written; the words themselves may have moved on since. */
  readonly place?: Place;
  readonly unknown: Unknown;
  /** What else the file has at the target and its selectors. */
  readonly target: {
    readonly unknown: Unknown;
    readonly quote: Unknown;
    readonly position: Unknown;
    readonly selectors: readonly unknown[];
  };
}

/** All annotations of one article: its notes file. */
export interface Ledger {
  /** urn:uuid:… of the collection. */
  readonly id: string;
  /** The article's file name. */
  readonly article: string;
  readonly annotations: readonly Annotation[];
  /** The article's text that the anchors were last resolved against; null where nobody knows it. */
  readonly base: string | null;
  readonly unknown: Unknown;
  /** What else the file has at the collection's page. */
  readonly page: Unknown;
  /** What else the file has at the annotation of the article as a whole. */
  readonly whole: Unknown;
  /** The same of the private file, where it has any. */
  readonly apart?: Pick<Ledger, 'unknown' | 'page' | 'whole'>;
}
