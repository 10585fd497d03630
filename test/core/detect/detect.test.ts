import { strict as assert } from 'node:assert';
import { createParser } from '../../../src/core/article/parse.ts';
import type { Claim } from '../../../src/core/detect/claim.ts';
import { detect } from '../../../src/core/detect/index.ts';
import { reasonLine } from '../../../src/core/detect/reasons.ts';
import { claimsOf, contentOf } from './expected.ts';

/** “[[He]] said {{no}}”: the text without its marks. */
const said = (text: string): readonly (readonly [string, string, string | null])[] =>
  claimsOf(text)
    .filter(({ kind }) => kind !== 'statement')
    .map((claim) => [claim.kind, contentOf(text, claim).join(' … '), claim.source?.text ?? null]);

describe('attributions', () => {
  const cases: readonly (readonly [
    name: string,
    text: string,
    kind: Claim['kind'],
    content: string,
    source: string | null,
  ])[] = [
    ['a that-clause', 'Doe said that the dam was safe.', 'reported', 'that the dam was safe', 'Doe'],
    ['a clause', 'Doe said the dam was safe.', 'reported', 'the dam was safe', 'Doe'],
    ['a clause before', 'The dam is safe, Doe said.', 'reported', 'The dam is safe', 'Doe'],
    ['an adverb between', 'Doe also said that the dam was old.', 'reported', 'that the dam was old', 'Doe'],
    ['a quotation before', '“The dam is safe,” Doe said.', 'quotation', '“The dam is safe,”', 'Doe'],
    ['inversion', '“The dam is safe,” said Jane Doe.', 'quotation', '“The dam is safe,”', 'Jane Doe'],
    ['a quotation behind', 'Doe said: “The dam is safe.”', 'quotation', '“The dam is safe.”', 'Doe'],
    ['according to', 'The dam is safe, according to Jane Doe.', 'reported', 'The dam is safe', 'Jane Doe'],
    [
      'a recipient, which is not content',
      'Doe told reporters that the dam was safe.',
      'reported',
      'that the dam was safe',
      'Doe',
    ],
    ['thought', 'Doe believes that the dam will hold.', 'reported', 'that the dam will hold', 'Doe'],
    [
      'an interrupted quotation, as one',
      '“The dam,” Doe said, “is safe for now.”',
      'quotation',
      '“The dam,” … “is safe for now.”',
      'Doe',
    ],
    ['a question before', '“Is the dam safe?” Doe asked.', 'quotation', '“Is the dam safe?”', 'Doe'],
    [
      'a long quotation that nobody is credited with',
      'It was “a dam that no one should have built”.',
      'quotation',
      '“a dam that no one should have built”',
      null,
    ],
  ];
  for (const [name, text, kind, content, source] of cases) {
    it(name, () => {
      assert.deepEqual(said(text), [[kind, content, source]]);
    });
  }

  it('is two claims where a part is quoted: the whole and the quotation', () => {
    assert.deepEqual(said('Doe said the dam was “a danger to everybody below it”.'), [
      ['reported', 'the dam was “a danger to everybody below it”', 'Doe'],
      ['quotation', '“a danger to everybody below it”', 'Doe'],
    ]);
  });

  it('is none for nouns, apostrophes, scare quotes and titles of works', () => {
    for (const text of [
      'The report on the members’ claims was filed.',
      'The so-called “reform” was filed.',
      'She directed “The Long Dam” in Oslo.',
    ])
      assert.deepEqual(said(text), [], text);
  });

  it('goes on over paragraphs that reopen their marks', () => {
    const text =
      '“The dam is old and tired,” Jane Doe said.\n\n“It was built in haste by men.\n\n“It will not hold.”\n';
    const speakers = claimsOf(text).map(({ kind, speaker }) => [kind, speaker]);
    assert.ok(speakers.length >= 2);
    for (const [kind, speaker] of speakers) assert.deepEqual([kind, speaker], ['quotation', 'Jane Doe']);
  });

  it('takes block quotes', () => {
    assert.deepEqual(said('> “The dam is safe,” Doe said.\n'), [['quotation', '“The dam is safe,”', 'Doe']]);
  });

  it('gives ranges into the file, over markup', () => {
    const text = '**“The *dam* is safe,”** Doe said.\n';
    const [claim] = claimsOf(text);
    assert.equal(claim?.text, '“The dam is safe,”');
    assert.equal(
      claim.content.map(({ start, end }) => text.slice(start, end)).join(''),
      '“The *dam* is safe,”',
    );
  });
});

describe('a statement', () => {
  it('is the author’s clause beside what somebody said, though that is longer', () => {
    const clause = 'The ferry that has served the island since 1958 was taken out of service on Monday';
    const text = `${clause} after inspectors said that they had found cracks in eleven of the forty frames below its car deck.`;
    const found = claimsOf(text).filter(({ kind }) => kind === 'statement');
    assert.deepEqual(
      found.map((claim) => claim.text),
      [clause],
    );
    const attributed =
      'Jane Doe, who ran the crossing for two decades, told reporters on Monday that the ferry had cracks in eleven of the forty frames below its deck.';
    assert.equal(
      claimsOf(attributed).some(({ kind }) => kind === 'statement'),
      false,
    );
  });

  it('is the author’s where somebody’s words are only named', () => {
    const text = 'The county board will vote on the $48 million on April 21.';
    assert.ok(claimsOf(text).some((claim) => claim.kind === 'statement' && claim.text === text));
  });
});

describe('speakers', () => {
  const speakers = (text: string): readonly (string | null)[] =>
    claimsOf(text)
      .filter(({ kind }) => kind !== 'statement')
      .map(({ speaker }) => speaker);

  it('gives short names their full form', () => {
    const text = 'Mayor Jane Doe said the dam was old.\n\nThe dam is safe, Doe said.';
    assert.deepEqual(speakers(text), ['Jane Doe', 'Jane Doe']);
  });

  it('reads a pronoun as the person who spoke last', () => {
    const text = 'Jane Doe said the dam was old.\n\nShe also said that it would not hold.';
    assert.deepEqual(speakers(text), ['Jane Doe', 'Jane Doe']);
  });

  it('reads the line below a block quote, and the dash behind a quotation', () => {
    assert.deepEqual(speakers('> “The dam will hold.”\n>\n> — Dr. Jane Doe, engineer\n'), ['Jane Doe']);
    assert.deepEqual(speakers('“The dam will hold.” — Jane Doe\n'), ['Jane Doe']);
    assert.deepEqual(speakers('“The dam will hold,” said Doe — the third to say so.\n'), ['Doe']);
  });

  it('reads the name behind a description, and not the place in one', () => {
    assert.deepEqual(speakers('The dam is safe, a spokesman for the port, Jane Doe, said.'), ['Jane Doe']);
    assert.deepEqual(speakers('A study by the university in Aldmoor said the dam is safe.'), [
      'A study by the university in Aldmoor',
    ]);
  });

  it('reads no words into an asking that has none', () => {
    assert.deepEqual(speakers('“It is safe,” said one man, who asked not to be named.'), ['one man']);
    assert.deepEqual(
      speakers('“It is safe,” said one man, who asked not to be\nnamed because he works there.'),
      ['one man'],
    );
    assert.deepEqual(speakers('The county paid for all that the port asked for.'), []);
    assert.deepEqual(speakers('Eleven towns calling themselves the Friends of the Fjord met on Monday.'), []);
  });

  it('says where another may be meant', () => {
    const text = 'Paul Roe met Peter Doe at the dam. He said that the dam was old.';
    const [claim] = claimsOf(text).filter(({ kind }) => kind === 'reported');
    assert.ok(claim?.speaker === 'Paul Roe' || claim?.speaker === 'Peter Doe');
    assert.equal(claim.uncertain, true);
    assert.match(reasonLine(claim), /uncertain/i);
  });
});

describe('a claim', () => {
  it('keeps its id when other paragraphs change', () => {
    const line = 'The dam was built in 1931 for 40 million dollars, Doe said.';
    const [before] = claimsOf(line);
    const after = claimsOf(`Roe said the mill was older.\n\n${line}`).find(
      ({ text }) => text === before?.text,
    );
    assert.equal(after?.id, before?.id);
  });

  it('has another id at another occurrence', () => {
    const line = 'The dam was built in 1931, Doe said.';
    const ids = claimsOf(`${line}\n\n${line}`).map(({ id }) => id);
    assert.equal(ids.length, 2);
    assert.equal(new Set(ids).size, 2);
  });

  it('comes out the same from a parser that remembers', () => {
    const parse = createParser();
    const first = 'Jane Doe said the dam was old.\n\n“It will not hold for long,” she said.\n';
    detect(parse(first));
    const edited = first.replace('old', 'very old');
    assert.deepEqual(detect(parse(edited)), claimsOf(edited));
  });

  it('is only a quotation in other languages', () => {
    const text = '---\nlang: no\n---\n\nDoe said the dam was old. «Dammen er trygg for alle nå», sa Doe.\n';
    assert.deepEqual(said(text), [['quotation', '«Dammen er trygg for alle nå»', 'Doe']]);
  });
});
