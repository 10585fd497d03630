import { Parser } from 'htmlparser2';
import { decodeString } from 'micromark-util-decode-string';
import type { Range } from '../range.ts';
import type { Block, BlockKind } from './article.ts';
import { proseBuilder, pushAligned } from './prose.ts';
import { sentences } from './sentences.ts';

/** Elements that a reader doesn't read. */
const SILENT: ReadonlySet<string> = new Set([
  'script',
  'style',
  'pre',
  'code',
  'template',
  'textarea',
  'noscript',
]);

/** Elements that don't interrupt the line they stand in. */
const INLINE: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);

/**
 * What a browser would show of an HTML block. `htmlparser2` tells tags from text; references are decoded here, with
 * their places.
 */
export function htmlBlocks(piece: string, { start, end }: Range): Block[] {
  const blocks: Block[] = [];
  let builder = proseBuilder();
  let from = start;
  let kind: BlockKind = 'html';
  let silent = 0;

  const close = (to: number): void => {
    const { prose, map } = builder.finish();
    if (/[\p{L}\p{N}]/u.test(prose)) {
      blocks.push({ kind, range: { start: from, end: to }, prose, map, sentences: sentences(prose) });
    }
    builder = proseBuilder();
    from = to;
  };
  const parser = new Parser(
    {
      onopentagname(name) {
        const at = start + parser.startIndex;
        if (SILENT.has(name)) silent++;
        if (name === 'br') builder.push('\n', at);
        else if (!INLINE.has(name)) {
          close(at);
          kind = name === 'figcaption' ? 'caption' : 'html';
        }
      },
      onclosetag(name) {
        if (SILENT.has(name) && silent > 0) silent--;
        if (!INLINE.has(name) && name !== 'br') {
          close(Math.min(end, start + parser.endIndex + 1));
          kind = 'html';
        }
      },
      ontext(text) {
        if (silent > 0) return;
        const at = start + parser.startIndex;
        pushAligned(builder, decodeReferences(text), text, at);
      },
    },
    { decodeEntities: false, lowerCaseTags: true },
  );
  parser.end(piece.slice(start, end));
  close(end);
  return blocks;
}

/** HTML has no backslash escapes, so only what stands between `&` and `;` is decoded. */
const decodeReferences = (text: string): string => text.replace(/&[^\s&;]{1,32};/g, decodeString);
