/** The world around the command line, so that a test can be it. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly cwd: string;
  readonly colour: boolean;
}

/** Text of an article for a terminal: on one line, and without anything that a terminal would obey. */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
