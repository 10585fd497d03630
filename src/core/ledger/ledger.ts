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

/** A source note: what ties a source to a claim. An item of a W3C annotation's `body`. */
export interface SourceNote {
  readonly id: string;
  readonly created: string;
  readonly creator: Person;
  /** What the checker wrote, Markdown. */
  readonly comment: string;
  /** A URL, a citation, a file path, a phone call's details: as given. */
  readonly source?: string;
  /** The source's own words. */
  readonly excerpt?: string;
  /** Page, time code, line. */
  readonly locator?: string;
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

/** One recorded judgement on a target in the article, with its evidence. Times are ISO 8601 UTC. */
export interface Annotation {
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
  readonly unknown: Unknown;
  /** What else the file has at the collection's page. */
  readonly page: Unknown;
}
