/** The only door to the core, for the command line, the extension, and whoever builds on it. */
export { codePointsOf } from './anchor/code-points.ts';
export type { CodePoints } from './anchor/code-points.ts';
export { describe } from './anchor/describe.ts';
export { follow } from './anchor/follow.ts';
export { relocate } from './anchor/relocate.ts';
export { resolve, resolveAll, resolver } from './anchor/resolve.ts';
export type { Anchor, Resolution, TextPositionSelector, TextQuoteSelector } from './anchor/selector.ts';
export type { Edit } from './anchor/shift.ts';
export { place, placements, restate } from './anchor/track.ts';
export { NOTHING_TRACKED } from './anchor/tracking.ts';
export type { Tracking } from './anchor/tracking.ts';
export { wordChanges } from './anchor/word-changes.ts';
export type { WordChange } from './anchor/word-changes.ts';
export { sameWording } from './anchor/wording.ts';
export type { Article, Block, BlockKind, Chunk, OffsetMap, PlacedChunk } from './article/article.ts';
export { inertMarkdown } from './article/inert.ts';
export { createParser, MAX_ARTICLE_LENGTH, parseArticle } from './article/parse.ts';
export { articleDate } from './article/date.ts';
export { languageOf } from './article/language.ts';
export type { Check, CheckMeta, Finding, Severity } from './checks/check.ts';
export { CHECKS } from './checks/registry.ts';
export { runChecks } from './checks/run.ts';
export type { Claim, ClaimKind, ClaimType, Part } from './detect/claim.ts';
export { detect } from './detect/index.ts';
export type { Due } from './detect/due.ts';
export { reasonLine } from './detect/reasons.ts';
export {
  entriesAt,
  entryAt,
  factSheet,
  isSettled,
  nextUnchecked,
  progress,
  rewordings,
  uncheckedEntries,
  withoutConfidential,
} from './factsheet.ts';
export type { DerivedStatus, Entry, FactSheet, PlacedAnnotation, Rewording } from './factsheet.ts';
export { readConflicted } from './ledger/conflict.ts';
export { copyAll, copyAnnotation, likeness } from './ledger/copy.ts';
export {
  addNote,
  annotate,
  emptyLedger,
  judgedWording,
  reanchor,
  reattach,
  removeAnnotation,
  removeNote,
  renameSource,
  restoreAnnotation,
  restoreNote,
  setConfidential,
  setPrediction,
  setStatus,
  statusOf,
  updateNote,
  withBase,
} from './ledger/edit.ts';
export type { Stamp } from './ledger/edit.ts';
export { GROUND_RULES, RESOLUTIONS, ROLES, SOURCE_TYPES, STANCES, STATUSES } from './ledger/ledger.ts';
export type {
  Annotation,
  GroundRule,
  Ledger,
  Person,
  Prediction,
  PredictionResolution,
  Role,
  Source,
  SourceNote,
  SourceType,
  Stance,
  Status,
  Verdict,
} from './ledger/ledger.ts';
export { mergeLedgers } from './ledger/merge.ts';
export { MERGE_ATTRIBUTES, MERGE_DRIVER, MERGE_SETUP } from './ledger/merge-driver.ts';
export {
  joinLedgers,
  PRIVATE_FILES,
  readNotesFiles,
  splitLedger,
  writeNotesFiles,
} from './ledger/private.ts';
export type { NotesFiles, SplitLedger } from './ledger/private.ts';
export { readLedger } from './ledger/read.ts';
export { anchorsOf, hasNewAnchors, settle } from './ledger/settle.ts';
export { sourceKey, sourcesOf } from './ledger/source.ts';
export type { SourceUse, UsedSource } from './ledger/source.ts';
export { writeLedger } from './ledger/write.ts';
export { newWords } from './ledger/written.ts';
export { english, phrase } from './phrase.ts';
export type { Phrase } from './phrase.ts';
export { hull, slice } from './range.ts';
export type { Range } from './range.ts';
export { markTokens } from './preview/mark-tokens.ts';
export type { MarkdownToken, PreviewMark } from './preview/mark-tokens.ts';
export { readDate } from './sources/dates.ts';
export { offeredSources } from './sources/rank.ts';
export { recognise } from './sources/recognise.ts';
export type { Recognised, SourceField } from './sources/recognise.ts';
export { assertNever, failure, success } from './result.ts';
export type { Problem, Result } from './result.ts';
export { aroundChanges } from './views/around-changes.ts';
export { filterEntries, isFiltering, NO_FILTER } from './views/filter.ts';
export type { ClaimFilter } from './views/filter.ts';
export { GROUPINGS, isLost, outline } from './views/outline.ts';
export type { Group, Grouping } from './views/outline.ts';
export { progressBar } from './views/progress-bar.ts';
export { openWords, shorten, wordsOf } from './views/words.ts';
