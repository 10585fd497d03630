import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sameWording } from '../../../src/core/anchor/wording.ts';

const WORDS = [
  'the',
  'dam',
  'Müller',
  'café',
  '1,200',
  '3.5',
  '“No,”',
  '„Ja“',
  '«oui»',
  'didn’t',
  'said',
  'well-known',
  '1931–1940',
  '—',
  'and so…',
  '$40',
  'A/B',
  '水位',
  'два',
  '(yes)',
];
const prose = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 14 })
  .map((some) => some.join(' '));

/** Where a letter or digit stands. */
const letters = (text: string): readonly number[] =>
  Array.from(text.matchAll(/[\p{L}\p{N}]/gu), ({ index }) => index);

/** A text, and where in it something is to be done. */
const spot = fc.tuple(prose, fc.nat()).map(([text, n]): readonly [string, number] => {
  const all = letters(text);
  return [text, all[n % Math.max(1, all.length)] ?? -1];
});

describe('the same wording, whatever is written', () => {
  it('stays the same through any typography and white space', () => {
    const looks: Readonly<Record<string, (text: string) => string>> = {
      'straight quotation marks': (text) => text.replace(/[“”„«»]/g, '"'),
      'other quotation marks': (text) => text.replace(/[“”«»]/g, '„'),
      'straight apostrophes': (text) => text.replace(/’/g, "'"),
      'hyphens for dashes': (text) => text.replace(/[–—]/g, '-'),
      'dashes for hyphens': (text) => text.replace(/-/g, '‑'),
      'three full stops': (text) => text.replace(/…/g, '...'),
      'two spaces': (text) => text.replace(/ /g, '  '),
      'spaces that do not break': (text) => text.replace(/ /g, '\u00A0'),
      'every word on a line': (text) => text.replace(/ /g, '\n'),
      'Windows line ends': (text) => text.replace(/ /g, '\r\n'),
      'a quoted paragraph': (text) => text.replace(/ /g, '\n> '),
      'soft hyphens': (text) => text.replace(/(\p{L})(?=\p{L})/gu, '$1\u00AD'),
      'letters in two code points': (text) => text.normalize('NFD'),
      emphasis: (text) => text.replace(/(?<![^ ])(\p{L}+)(?![^ ])/gu, '*$1*'),
      strong: (text) => text.replace(/(?<![^ ])(\p{L}+)(?![^ ])/gu, '__$1__'),
      'white space at the ends': (text) => ` ${text}\n`,
    };
    const look = fc.constantFrom(...Object.keys(looks));
    fc.assert(
      fc.property(prose, fc.array(look, { minLength: 1, maxLength: 4 }), (text, names) => {
        const now = names.reduce((before, name) => looks[name]?.(before) ?? before, text);
        assert.ok(sameWording(text, now), JSON.stringify([text, now]));
        assert.ok(sameWording(now, text));
      }),
      { numRuns: 1000 },
    );
  });

  const changes: Readonly<Record<string, (text: string, at: number) => string>> = {
    'another letter or digit': (text, at) => {
      const other = text.charAt(at) === '7' ? '8' : '7';
      return text.slice(0, at) + (/\d/.test(text.charAt(at)) ? other : 'ж') + text.slice(at + 1);
    },
    'a letter or digit less': (text, at) => text.slice(0, at) + text.slice(at + 1),
    'a letter or digit more': (text, at) => `${text.slice(0, at)}7${text.slice(at)}`,
    'a word more: a negation': (text, at) =>
      `${text.slice(0, text.lastIndexOf(' ', at) + 1)}not ${text.slice(text.lastIndexOf(' ', at) + 1)}`,
    'a word less': (text, at) => {
      const start = text.lastIndexOf(' ', at) + 1;
      const end = text.indexOf(' ', at);
      return text.slice(0, start) + (end < 0 ? '' : text.slice(end + 1));
    },
    'another name': (text, at) => {
      const start = text.lastIndexOf(' ', at) + 1;
      const end = text.indexOf(' ', at);
      return `${text.slice(0, start)}Doe${end < 0 ? '' : text.slice(end)}`;
    },
  };
  for (const [name, change] of Object.entries(changes))
    it(`is no more with ${name}`, () => {
      fc.assert(
        fc.property(spot, ([text, at]) => {
          fc.pre(at >= 0);
          const now = change(text, at);
          assert.ok(!sameWording(text, now), JSON.stringify([text, now]));
          assert.ok(!sameWording(now, text));
        }),
        { numRuns: 1000 },
      );
    });
});
