/** 32-bit FNV-1a of a text's code units. Not for secrets: equal hashes are likely, not certainly, equal texts. */
export function fnv1a(text: string, basis = 0x811c9dc5): number {
  let hash = basis;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
