import type { Nodes } from 'mdast';
import { parseDocument } from './markdown.ts';

/** What the reader of a note may follow by a click; anything else (a command, a file, a script) is text. */
const FOLLOWED = /^(?:https?:|mailto:)/i;

/**
 * Markdown from a notes file, made fit to be rendered in an editor: emphasis, lists, quotes, code and web links stay;
 * pictures (they would tell their server that the story is being read), HTML, and links to anything but the web or a
 * mailbox are shown as they were typed. Definitions of link targets stay only where a link may follow them.
 */
export function inertMarkdown(markdown: string): string {
  let result = '';
  let end = 0;
  for (const { start, end: stop } of suspects(parseDocument(markdown))) {
    if (start < end) continue;
    result += markdown.slice(end, start) + asText(markdown.slice(start, stop));
    end = stop;
  }
  return result + markdown.slice(end);
}

/** Outermost first, in order. */
function suspects(node: Nodes): readonly { readonly start: number; readonly end: number }[] {
  if (isSuspect(node)) {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    return start === undefined || end === undefined ? [] : [{ start, end }];
  }
  return 'children' in node ? node.children.flatMap(suspects) : [];
}

function isSuspect(node: Nodes): boolean {
  switch (node.type) {
    case 'image':
    case 'imageReference':
    case 'html':
    case 'yaml':
      return true;
    case 'link':
    case 'definition':
      return !FOLLOWED.test(node.url);
    default:
      return false;
  }
}

/** Every character that can begin markup is escaped; lines stay lines. */
const asText = (words: string): string => words.replace(/[!-/:-@[-`{-~]/g, '\\$&');
