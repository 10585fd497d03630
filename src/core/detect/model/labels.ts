/**
 * A label for each token: nothing, or begin / inside of a source, a cue or a content; sources and contents know on which
 * side their cue stands, which makes linking them almost trivial (what the reference of `../shared/eval` taught).
 */
export const LABELS = [
  ...['O', 'B-source-before', 'I-source-before', 'B-source-after', 'I-source-after', 'B-cue', 'I-cue'],
  ...['B-content-after', 'I-content-after', 'B-content-before', 'I-content-before'],
] as const;

export const LABEL_COUNT = LABELS.length;

/** Even labels but 0 go on with what the label before them began. */
export const mayFollow = (label: number, previous: number): boolean =>
  label === 0 || label % 2 === 1 || previous === label || previous === label - 1;
