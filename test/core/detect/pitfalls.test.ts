import { strict as assert } from 'node:assert';
import { claimsOf, contentOf } from './expected.ts';

/** Kind, words, who is named there, who that is. */
type Said = readonly [kind: string, content: string, source: string | null, speaker: string | null];

const said = (text: string): readonly Said[] =>
  claimsOf(text)
    .filter(({ kind }) => kind !== 'statement')
    .map((claim) => [
      claim.kind,
      contentOf(text, claim).join(' … '),
      claim.source?.text ?? null,
      claim.speaker,
    ]);

/** What the labelled articles taught: each of these was wrong in some engine. */
describe('pitfalls', () => {
  const cases: readonly (readonly [name: string, text: string, expected: readonly Said[]])[] = [
    [
      'a quotation over paragraphs: each reopens, only the last closes, all are one speaker’s',
      '“The dam is old and tired,” Jane Doe said.\n\n“It was built in haste by men.\n\n“It will not hold.”\n\nThe mill is new.\n',
      [
        ['quotation', '“The dam is old and tired,”', 'Jane Doe', 'Jane Doe'],
        ['quotation', '“It was built in haste by men.', null, 'Jane Doe'],
        ['quotation', '“It will not hold.”', null, 'Jane Doe'],
      ],
    ],
    [
      "'' as marks",
      "''The dam is old and tired,'' Jane Doe said.",
      [['quotation', "''The dam is old and tired,''", 'Jane Doe', 'Jane Doe']],
    ],
    [
      'a quotation inside a quotation',
      '“He told me ‘no dam will ever hold here’ and left,” Jane Doe said.',
      [['quotation', '“He told me ‘no dam will ever hold here’ and left,”', 'Jane Doe', 'Jane Doe']],
    ],
    [
      'a mistyped closing mark',
      'Jane Doe said, “The dam is old and tired.“ Then she left.',
      [['quotation', '“The dam is old and tired.“', 'Jane Doe', 'Jane Doe']],
    ],
    [
      'a transcript',
      'JOHN ROE: The dam will not hold for another year.',
      [['reported', 'The dam will not hold for another year', 'JOHN ROE', 'JOHN ROE']],
    ],
    [
      'a pull quote',
      '> “The dam will not hold for another year.”\n>\n> — Jane Doe\n',
      [['quotation', '“The dam will not hold for another year.”', 'Jane Doe', 'Jane Doe']],
    ],
    [
      'a headline',
      '# Doe: The dam will hold for another year\n',
      [['reported', 'The dam will hold for another year', 'Doe', 'Doe']],
    ],
    [
      'a recipient, which is none of the content',
      'Doe told the council in Aldmoor on Monday that the dam was safe.',
      [['reported', 'that the dam was safe', 'Doe', 'Doe']],
    ],
    [
      'a relative clause behind a recipient, which is nobody’s words',
      '“We are in a critical situation,” Mayor Jane Doe told reporters after the day-long meeting that was held in part on the dam.',
      [['quotation', '“We are in a critical situation,”', 'Mayor Jane Doe', 'Jane Doe']],
    ],
    [
      'an abbreviated title, which ends no sentence',
      '“This is a waste of time. It will not hold,” said Del. Jane Doe of Aldmoor.',
      [['quotation', '“This is a waste of time. It will not hold,”', 'Del. Jane Doe of Aldmoor', 'Jane Doe']],
    ],
    [
      'a body that is told something, which is none of the content',
      'A spokeswoman for the builders told the Nordavis agency that work would begin in May.',
      [
        [
          'reported',
          'that work would begin in May',
          'A spokeswoman for the builders',
          'A spokeswoman for the builders',
        ],
      ],
    ],
    [
      'a quotation whose teller goes on: not taken apart',
      '“This just isn’t right,” Jane Doe said. “You squeezed the valley to the breaking point” to drive up the toll, she said, referencing the drive to “cross-sell” boats.',
      [
        ['quotation', '“This just isn’t right,”', 'Jane Doe', 'Jane Doe'],
        [
          'reported',
          '“You squeezed the valley to the breaking point” to drive up the toll',
          'she',
          'Jane Doe',
        ],
        ['quotation', '“You squeezed the valley to the breaking point”', 'she', 'Jane Doe'],
        ['reported', 'the drive to “cross-sell” boats', 'she', 'Jane Doe'],
      ],
    ],
    [
      'a quotation, and behind its stop a clause by the same name',
      'Schools are called failing. “But it is the students, parents and educators that have been failed.” Jane Doe argues that families still want their own neighborhood schools, despite the number of privately operated charter schools in recent years.',
      [
        ['quotation', '“But it is the students, parents and educators that have been failed.”', null, null],
        [
          'reported',
          'that families still want their own neighborhood schools, despite the number of privately operated charter schools in recent years',
          'Jane Doe',
          'Jane Doe',
        ],
      ],
    ],
    [
      'when and where it was said, which is none of the content',
      '"We voiced our fears," Jane Doe said after meeting with Roe and UN and Arab League Special Envoy to Aldmoor, John Poe, in Paris, Interfax reported. “The dam is old,” Doe said before the vote on whether to close the mill that stands below it.',
      [
        ['quotation', '"We voiced our fears,"', 'Jane Doe', 'Jane Doe'],
        ['quotation', '“The dam is old,”', 'Doe', 'Jane Doe'],
      ],
    ],
    [
      'a headline whose speaker is behind its quotation, and no part of it',
      '# Island ferry “will not sail again,” harbor chief says\n',
      [
        ['reported', 'Island ferry “will not sail again,”', 'harbor chief', 'harbor chief'],
        ['quotation', '“will not sail again,”', 'harbor chief', 'harbor chief'],
      ],
    ],
    ['somebody who is called something, by nobody', 'Jane Doe was called a danger to the valley.', []],
    [
      'a thing that is merely named, by a verb that tells of no speech',
      'Quist, 61, who ran the crossing for two decades before he took over the port, also said that a temporary boat would not arrive before June.',
      [
        [
          'reported',
          'that a temporary boat would not arrive before June',
          'Quist, 61, who ran the crossing for two decades before he took over the port',
          'Quist',
        ],
      ],
    ],
    [
      'a source that ends in brackets',
      '“It is old,” Rep. Jane Doe (D-Wis.) said Friday.',
      [['quotation', '“It is old,”', 'Rep. Jane Doe (D-Wis.)', 'Jane Doe']],
    ],
    [
      'a programme on which somebody says something',
      'In an interview on CBS’s “Face the Valley,” Mayor Jane Doe said the dam had been closed for a year.',
      [['reported', 'the dam had been closed for a year', 'Mayor Jane Doe', 'Jane Doe']],
    ],
    [
      'an attribution that names nobody: it has no speaker',
      'It was said that the dam would not hold.',
      [['reported', 'that the dam would not hold', null, null]],
    ],
    [
      'a pronoun, which is somebody',
      'Jane Doe left. She said that the dam was safe.',
      [['reported', 'that the dam was safe', 'She', 'Jane Doe']],
    ],
    [
      'a plan, which is an attribution',
      'The council hopes to close the dam by spring.',
      [['reported', 'to close the dam by spring', 'The council', 'council']],
    ],
    ['the future, which is none', 'The council will close the dam by spring.', []],
    ['doubts and titles of works', 'The so-called “reform” was filed. She directed “The Long Dam”.', []],
  ];
  for (const [name, text, expected] of cases)
    it(name, () => {
      assert.deepEqual(said(text), expected);
    });

  it('“according to” in mid-sentence credits whom it names', () => {
    const [claim] = claimsOf('The dam, according to Jane Doe, will not hold.');
    assert.equal(claim?.kind, 'reported');
    assert.equal(claim.speaker, 'Jane Doe');
  });
});
