/** 32-bit FNV-1a of a word's code units; a figure counts as 0, so that all of one shape are one. */
export function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    hash = Math.imul(hash ^ (code >= 48 && code <= 57 ? 48 : code), 0x01000193);
  }
  return hash;
}

/** Takes one more number into a hash. */
export function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
