import type { Block } from '../../article/article.ts';
import { blockSource, placedBlocks } from '../../article/places.ts';
import type { FactSheet } from '../../factsheet.ts';
import { overlap } from '../../range.ts';
import type { Range } from '../../range.ts';
import { defineCheck } from '../check.ts';

/** The habits of desks. TK stands for “to come”, CQ for “checked, correct as it stands”. */
const PLACEHOLDERS =
  /\b(?:TKTK(?:TK)*|TK)\b(?! Maxx)|\b(?:XX+|xxx+)\b(?=\s*(?:percent|per cent|%|million|billion|people|years?|dollars?|euros?|of\b))|(?<=[$€£]\s?|\b(?:about|some|nearly|over|by|to|of)\s)XX+\b|\?{3,}|\[CQ\]|\[?\bcitation needed\b\]?/gi;

/** Written in capitals only; “tk” inside a sentence is somebody's abbreviation. */
const CAPITALS_ONLY = /^(?:tk|tktk)/i;

export default defineCheck({
  meta: {
    id: 'placeholder',
    severity: 'error',
    description: 'Disallow words that still have to be filled in or confirmed.',
    messages: {
      tocome: '“{mark}” still has to be filled in.',
      cq: '“[CQ]” says that this was checked, but no source note does.',
      citation: '“{mark}”: a source has to be added.',
    },
  },
  *run(sheet) {
    for (const placed of placedBlocks(sheet.article)) {
      for (const { mark, at } of marksIn(placed.block)) {
        const range = blockSource(placed, { start: at, end: at + mark.length });
        if (/^\[CQ\]$/i.test(mark)) {
          const sentence = sentenceAround(placed.block.sentences, at);
          if (sentence === undefined || !hasEvidence(sheet, blockSource(placed, sentence))) {
            yield { messageId: 'cq', range };
          }
        } else yield { messageId: /citation/i.test(mark) ? 'citation' : 'tocome', data: { mark }, range };
      }
    }
  },
});

interface Mark {
  readonly mark: string;
  readonly at: number;
}

/** A block that was not edited is the same object: it is read once. */
const known = new WeakMap<Block, readonly Mark[]>();

function marksIn(block: Block): readonly Mark[] {
  const found =
    known.get(block) ??
    [...block.prose.matchAll(PLACEHOLDERS)]
      .map((match) => ({ mark: match[0], at: match.index }))
      .filter(({ mark }) => !CAPITALS_ONLY.test(mark) || mark === mark.toUpperCase());
  known.set(block, found);
  return found;
}

const sentenceAround = (sentences: readonly Range[], offset: number): Range | undefined =>
  sentences.find(({ start, end }) => start <= offset && offset < end);

const hasEvidence = ({ entries }: FactSheet, sentence: Range): boolean =>
  entries.some(
    ({ range, annotations }) =>
      range !== null &&
      overlap(range, sentence) > 0 &&
      annotations.some(({ annotation }) => annotation.notes.length > 0),
  );
