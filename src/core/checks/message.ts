/** A claim's words as a message shows them: on one line, the middle left out where they are long. */
export function excerpt(words: string, most = 90): string {
  const line = words.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const half = Math.floor((most - 3) / 2);
  return `${line.slice(0, half).trimEnd()} … ${line.slice(-half).trimStart()}`;
}
