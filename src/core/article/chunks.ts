/**
 * Where Markdown certainly starts afresh, found without parsing: at a line that follows a blank one, is not indented and
 * is no list item. Nothing from above can reach such a line but an open code fence or an open HTML block of
 * CommonMark's kinds 1 to 5; those show in the parse of what stands above (`parse.ts`), not here. One pass, no
 * allocation but the answer.
 *
 * @returns offsets in order, the first one 0
 */
export function freshStarts(text: string): number[] {
  const starts = [0];
  const body = frontMatterEnd(text);
  if (body > 0) starts.push(body);
  let lineStart = body;
  let afterBlank = false;
  let blank = true;
  let indented = false;
  for (let i = body; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || code === CR) {
      afterBlank = blank;
      blank = true;
      lineStart = i + 1;
      if (code === CR && text.charCodeAt(i + 1) === LF) {
        i++;
        lineStart++;
      }
    } else if (blank && code !== SPACE && code !== TAB) {
      blank = false;
      const container = code === GREATER || code === BRACKET;
      // Behind indented code, micromark reads the first line of a container as if it interrupted a paragraph.
      const fresh = afterBlank && i === lineStart && i > body && !(indented && container);
      indented = i > lineStart;
      if (fresh && startsAfresh(text, i, code)) starts.push(i);
    }
  }
  return starts;
}

const LF = 10;
const CR = 13;
const TAB = 9;
const SPACE = 32;
const GREATER = 62;
const BRACKET = 91;

/** A list item may belong to a list above; a byte order mark is only stripped at the start of what is parsed. */
function startsAfresh(text: string, at: number, code: number): boolean {
  if (code === 0xfeff) return false;
  if (code === 0x2a || code === 0x2b || code === 0x2d) return !isSpaceOrEnd(text.charCodeAt(at + 1));
  let i = at;
  while (text.charCodeAt(i) >= 0x30 && text.charCodeAt(i) <= 0x39) i++;
  if (i === at) return true;
  const mark = text.charCodeAt(i);
  return !((mark === 0x2e || mark === 0x29) && isSpaceOrEnd(text.charCodeAt(i + 1)));
}

const isSpaceOrEnd = (code: number): boolean =>
  code === SPACE || code === TAB || code === LF || code === CR || Number.isNaN(code);

const FRONT_MATTER = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)(?:[^]*?(?:\r\n|\n|\r))??---[ \t]*(?:\r\n|\n|\r|$)/;

/** The offset behind a YAML front matter's closing line; 0 where there is none. */
export const frontMatterEnd = (text: string): number =>
  text.startsWith('---') || text.startsWith('\uFEFF---') ? (FRONT_MATTER.exec(text)?.[0].length ?? 0) : 0;
