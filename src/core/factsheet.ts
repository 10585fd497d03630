import type { Resolution } from './anchor/selector.ts';
import type { Article } from './article/article.ts';
import type { Claim } from './detect/claim.ts';
import type { Annotation, Status } from './ledger/ledger.ts';
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
  /** In the article; null where the text is gone or stands in several places. */
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
