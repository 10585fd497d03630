/** As `weights.ts` holds it; tables as `pack` makes them, `bits` the binary logarithm of their rows. */
export interface Packed {
  readonly tagger: { readonly bits: number; readonly known: readonly string[]; readonly table: string };
  readonly lexicon: { readonly bits: number; readonly cues: string; readonly sources: string };
  readonly attributions: {
    readonly bits: number;
    readonly table: string;
    readonly transitions: readonly number[];
  };
  readonly judge: { readonly bits: number; readonly scale: number; readonly table: string };
  readonly worth: { readonly bits: number; readonly scale: number; readonly table: string };
}

/** Weights are whole numbers up to this, either way. */
export const LEVELS = 31;

/** A weight is a character: its place in the alphabet less LEVELS. The last stands for a run of zeros: its length follows. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const RUN = ALPHABET.length - 1;

export function pack(weights: Int8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < weights.length;) {
    let zeros = 0;
    while (zeros < RUN && weights[i + zeros] === 0) zeros++;
    if (zeros > 2) {
      parts.push(ALPHABET.charAt(RUN), ALPHABET.charAt(zeros));
      i += zeros;
    } else {
      parts.push(ALPHABET.charAt((weights[i] ?? 0) + LEVELS));
      i++;
    }
  }
  return parts.join('');
}

/** @param length how many weights were packed */
export function unpack(text: string, length: number): Int8Array {
  const value = new Uint8Array(128);
  for (let i = 0; i < ALPHABET.length; i++) value[ALPHABET.charCodeAt(i)] = i;
  const weights = new Int8Array(length);
  let at = 0;
  for (let i = 0; i < text.length && at < length; i++) {
    const symbol = value[text.charCodeAt(i)] ?? 0;
    if (symbol === RUN) at += value[text.charCodeAt(++i)] ?? 0;
    else weights[at++] = symbol - LEVELS;
  }
  return weights;
}
