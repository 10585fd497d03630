import { strict as assert } from 'node:assert';
import { reasonLine } from '../../../src/core/detect/reasons.ts';
import { claimsOf } from './expected.ts';

/** Who speaks in each attribution, in order; “?” behind a name that may be another's. */
const speakers = (text: string): readonly string[] => {
  const seen = new Set<number>();
  return claimsOf(text).flatMap(({ kind, cue, speaker, uncertain }) => {
    const at = cue?.ranges[0]?.start ?? -1;
    if (kind === 'statement' || seen.has(at)) return [];
    seen.add(at);
    return [`${speaker ?? 'nobody'}${uncertain ? '?' : ''}`];
  });
};

describe('who speaks', () => {
  const cases: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
    [
      'is the subject of the sentence before, not whom it met there in passing',
      'Mary Doe drove John Roe to the dam on Monday. She said that the dam would hold.',
      ['Mary Doe'],
    ],
    [
      'is named in the same sentence',
      'Peter Roe spoke first. Paul Doe said the dam was safe, and he said that it would hold.',
      ['Paul Doe', 'Paul Doe'],
    ],
    [
      'is nobody of the other gender',
      'Anna Roe said the dam was old. John Doe, who built it, met her. She said that it would fall.',
      ['Anna Roe', 'Anna Roe'],
    ],
    [
      'has the gender that the article gives, where the first name tells none',
      'Quill Doe lost her keys. Pell Roe lost his hat. Quill Doe left. She said that the dam would hold.',
      ['Quill Doe'],
    ],
    [
      'is nobody named inside a quotation',
      'Paul Doe said it was raining. “I never met Peter Roe in my life,” he said.',
      ['Paul Doe', 'Paul Doe'],
    ],
    [
      'is known by a name that comes later, in a headline',
      '# Doe says the old dam is safe\n\nEngineer Jane Doe said that the dam would hold.',
      ['Jane Doe', 'Jane Doe'],
    ],
    [
      'has one name with and without initials and apostrophes',
      "Sean P. O’Doe said the dam was old. Sean O'Doe said that it would fall. O'Doe said that it would not hold.",
      ['Sean P. O’Doe', 'Sean P. O’Doe', 'Sean P. O’Doe'],
    ],
    [
      'may be misspelt, and is uncertain then',
      'Jane Winthrop said the dam was old. Winthorp, her brother, left. Winthrup said that it would hold.',
      ['Jane Winthrop', 'Jane Winthrop?'],
    ],
    [
      'is whoever holds the office',
      'Mayor Jane Doe met Governor John Roe. The mayor said that the dam was old. The governor said that it was new.',
      ['Jane Doe', 'John Roe'],
    ],
    [
      'is whoever was described so',
      'John Roe, the county’s chief engineer, met reporters. The engineer said that the dam would hold.',
      ['John Roe'],
    ],
    [
      'is no vice president when the president speaks',
      'Vice President John Roe met President Jane Doe. The president said that the dam would hold.',
      ['Jane Doe'],
    ],
    [
      'is a person of a place, not the place',
      'Sen. Jane Doe of Norway said that the dam would hold.',
      ['Jane Doe'],
    ],
    [
      'is the name behind a description',
      'Norway’s energy minister, Jane Doe, said that the dam would hold.',
      ['Jane Doe'],
    ],
    [
      'is a new person where somebody’s spokesman speaks',
      'Jane Doe left early. Her spokesman said that the dam would hold.',
      ['Jane Doe’s spokesman'],
    ],
    [
      'is both of two',
      'Jane Doe and John Roe met. Ms. Doe and Mr. Roe said that the dam would hold. They said that it was new.',
      ['Jane Doe and John Roe', 'Jane Doe and John Roe'],
    ],
    [
      'is a body by its short name and by its letters',
      'The Aldmoor River Safety Commission met. The Safety Commission said that the dam was old. The commission said that it would fall. The ARSC said that all was well.',
      Array.from({ length: 3 }, () => 'Aldmoor River Safety Commission'),
    ],
    [
      'is several for “they”',
      'Many engineers said that the dam was old. They said that it would fall.',
      ['Many engineers', 'Many engineers'],
    ],
    [
      'is no day on which the others acted',
      'The dam was closed on Monday after inspectors said that it was old. It leaked, inspectors said.',
      ['inspectors', 'inspectors'],
    ],
    [
      'is whom a relative clause belongs to',
      'The council listened to Jane Doe, an engineer, who said that the dam would hold.',
      ['Jane Doe'],
    ],
    [
      'has a name of its own, whatever a headline sets before it',
      '# Old Engineers Blast Jane Doe As A ‘Danger.’\n\nThe plan was Jane Doe’s. The dam is safe, Doe said.',
      ['Old Engineers', 'Jane Doe'],
    ],
    [
      'is called by other words for the same office',
      'Republican nominee Jane Doe met Democratic nominee Ann Roe. The GOP candidate said that the dam was old. The Democratic presidential candidate said that it was new.',
      ['Jane Doe', 'Ann Roe'],
    ],
    [
      'may be the body in mind, where a description fits no name',
      'The Aldmoor Times reported that the dam was old. The newspaper said that it would fall.',
      ['Aldmoor Times', 'Aldmoor Times?'],
    ],
    [
      'is itself, where it is told what it is, though another body may be in mind',
      'The Aldmoor Times said that the dam was old. The company, which has 900 workers, said that it would hold.',
      ['Aldmoor Times', 'company?'],
    ],
    [
      'may be somebody named, where nobody is called so',
      'John Roe, an engineer, left early. The senator said that the dam would hold.',
      ['John Roe?'],
    ],
    [
      'is a person behind a preposition as well',
      'The engineers met the critics of John Doe, who said that the dam would hold.',
      ['John Doe'],
    ],
    [
      'is those whom “who” follows, without what led to them',
      'It was sold mainly to wealthy farmers, who said that the dam would hold.',
      ['wealthy farmers'],
    ],
    [
      'is a body by its letters with full stops at the end of a sentence',
      'The Aldmoor River Service met. The dam was old, said the A.R.S.',
      ['Aldmoor River Service'],
    ],
    [
      'is she whose only name tells it',
      'Melanie drove to the dam. She said that it would hold.',
      ['Melanie'],
    ],
    [
      'is not a wife of the same surname',
      'President Doe met his cabinet on Monday. Mr. Doe said that the dam was old. The president said that it would fall. His wife, Mary Doe, left. Mr. Doe said that it would not hold.',
      ['Doe', 'Doe', 'Doe'],
    ],
    [
      'is no thing because the first name has “the” before it somewhere',
      'John Doe came on Monday. They laughed at the John. Doe said that the dam would hold.',
      ['John Doe'],
    ],
    [
      'is not whom the words themselves name',
      'Paul Doe spoke first. Peter Roe met the council. Roe must go, he said.',
      ['Paul Doe'],
    ],
    [
      'is no nominee of the other party',
      'The Democratic nominee said that the dam was old. Then the Republican nominee, who was late, said that it was new. The Republican nominee said that it would hold.',
      ['Democratic nominee', 'Republican nominee', 'Republican nominee'],
    ],
    [
      'is named in full where only the title of a show or a book has the full name',
      'The mayor was on “The Jane Doe Show” when Doe asked about the dam. “Is it old?” Doe asked.',
      ['Jane Doe', 'Jane Doe'],
    ],
    [
      'is no namesake of the other gender in a quotation',
      '“I met Jane Doe,” the clerk said. Mr. Doe said that the dam was old.',
      ['clerk', 'Doe'],
    ],
    [
      'is nobody called Will, where a headline asks',
      'Will Doe rebuild it?\n\nThe dam is old. Paul Doe said that it would hold. Doe said that he was sure.',
      ['Paul Doe', 'Paul Doe'],
    ],
    [
      'is the subject behind a phrase that has the pronoun first',
      'John Roe met reporters. Despite his claim that the dam was safe, Paul Doe said that it was old.',
      ['Paul Doe', 'Paul Doe'],
    ],
    [
      'has no word of a headline in the name',
      '# Reckless Doe and Roe: the mayor\n\nIt rained.\n\nDoe said that the dam was old.',
      ['Doe'],
    ],
    [
      'has a first name that is a title as well, and a family name',
      'Dean Doe left early with Marine Le Roe and Paul King Jr. of Aldmoor. Le Roe said that the dam was old. King said that it was new.',
      ['Marine Le Roe', 'Paul King Jr.'],
    ],
    [
      'has the first name that only a headline of capitals has',
      '# Engineer Jane Doe Rips County Over Long Neglected Dams\n\nDoe said that the dam was old.',
      ['Jane Doe'],
    ],
    [
      'has a small word in the family name',
      'Pierre de Roe left early. Mr. de Roe said that the dam was old.',
      ['Pierre de Roe'],
    ],
    [
      'is the body that is called so, and no guess',
      'Jane Doe left early. The county board said that the dam was old. The council said that it would fall.',
      ['county board', 'council'],
    ],
    [
      'is the campaign that has a name',
      'Acme Mills closed in May. The Roe campaign said that the dam was old.',
      ['Roe campaign'],
    ],
    [
      'is somebody else where a description names nobody, and known by one that does',
      'Jane Doe left. The 34-year-old mother of three said that the dam was old. The new head of Acme Mills said that it was not.',
      ['34-year-old mother of three?', 'new head of Acme Mills'],
    ],
    [
      'has a month for a surname',
      'Teresa May left on Friday, May 5. May said that the dam was old.',
      ['Teresa May'],
    ],
    [
      'is not whom he tells it',
      'Paul Doe met the press. John Roe asked whether the dam was old. “It is old,” he told Roe.',
      ['John Roe', 'Paul Doe'],
    ],
    [
      'is a person, and not what the person is head of',
      'He met Jane Doe, the president of the Roe Fund for Old Dams, who said that it would fall.',
      ['Jane Doe'],
    ],
    [
      'may be a senator whom nothing but a place describes',
      'The Aldmoor senator said that the dam was old. Jane Doe left. The senator said that it would fall.',
      ['Aldmoor senator', 'Aldmoor senator?'],
    ],
    [
      'is the one who was introduced without a name',
      'A county clerk said that the dam was old. Jane Doe left. The clerk said that it would fall.',
      ['A county clerk', 'A county clerk'],
    ],
    [
      'is named in a sentence that has many names and one small verb',
      'Former Aldmoor Gov. Quentin Doe met Senator Mary Poe Roe. Doe said that the dam was old.',
      ['Quentin Doe'],
    ],
    [
      'is a person though the first name is a word for a body, too',
      'Bill Doe saw the dam. Then the rain came. He said that the dam would hold.',
      ['Bill Doe'],
    ],
    [
      'has the same name with the whole title before it',
      'Chief of Staff Jane Doe left early. Secretary of State John Roe said that the dam was old. Doe said that it was new. Prof. Paul Poe said that it would fall. Poe said that it had cracks.',
      ['John Roe', 'Jane Doe', 'Paul Poe', 'Paul Poe'],
    ],
    [
      'has no part of the sentence’s beginning in the name',
      'Visiting Doe was easy. John Doe left. Yet Doe said that the dam was old.',
      ['John Doe'],
    ],
    [
      'is one, with and without an accent',
      'André Doé said that the dam was old. Doe said that it would hold.',
      ['André Doé', 'André Doé'],
    ],
    [
      'is named by the family, where that comes first',
      'Qin Yuhan, an engineer at the mill, left early. Qin said that it would fall.',
      ['Qin Yuhan'],
    ],
    [
      'is a newspaper by the last word of its name',
      'The Aldmoor Times reported that the dam was old. The Times said that it would fall.',
      ['Aldmoor Times', 'Aldmoor Times'],
    ],
    [
      'is those who were described before',
      'Aldmoor officials said that the dam was old. The officials said that it would fall.',
      ['Aldmoor officials', 'Aldmoor officials'],
    ],
    [
      'is those who were counted before',
      'A group of engineers said that the dam was old. The engineers said that it would fall.',
      ['A group of engineers', 'A group of engineers'],
    ],
    [
      'is the body that was described by a name',
      'The Doe campaign met on Monday. It rained. The campaign said that the dam was old.',
      ['Doe campaign'],
    ],
    [
      'may be either of two bodies that were described alike',
      'The Doe campaign met the Roe campaign. The campaign said that the dam was old.',
      ['Doe campaign?'],
    ],
    [
      'is the body of whoever “his” means',
      'John Doe saw the dam. His campaign said that it was old.',
      ['John Doe’s campaign'],
    ],
    ['is whose plan it is', 'Jane Doe saw the dam. Ms. Doe’s plan says that the dam would go.', ['Jane Doe']],
    [
      'is the husband who has her surname',
      'Mary Doe came with her husband, Paul Doe. Her husband said that the dam was old.',
      ['Paul Doe'],
    ],
    [
      'is whoever was described in front of the name',
      'The dam’s owner hired engineer Jane Doe. It rained. The engineer said that the dam was old.',
      ['Jane Doe'],
    ],
    [
      'is the mayor, whatever is told of her beside',
      'Mayor Jane Doe met Governor John Roe. The mayor, who was late, said that the dam was old.',
      ['Jane Doe'],
    ],
    [
      'is the person behind what goes with her',
      'It was one engineer familiar with the matter, who said that the dam was old.',
      ['one engineer'],
    ],
    [
      'is no driver, where things end like people',
      'Some farmers met on Monday. The waivers were new. They said that the dam was old.',
      ['Some farmers'],
    ],
    [
      'may be somebody named, where it is kin',
      'John Doe left. His ex-wife said that the dam would hold.',
      ['His ex-wife?'],
    ],
    ['is not the author’s “I”', 'Jane Doe left. I think that the dam will hold.', ['nobody']],
  ];
  for (const [name, text, expected] of cases)
    it(name, () => {
      assert.deepEqual(speakers(text), expected);
    });

  it('is uncertain, with the other one named, where two were in mind alike', () => {
    const text = 'Paul Roe met Peter Doe at the dam. He said that the dam was old.';
    const claim = claimsOf(text).find(({ kind }) => kind === 'reported');
    assert.equal(claim?.speaker, 'Paul Roe');
    assert.equal(claim.uncertain, true);
    assert.equal(claim.rival, 'Peter Doe');
    assert.match(reasonLine(claim), /probably Paul Roe, but perhaps Peter Doe: uncertain/);
  });

  it('is whoever of a family was named first, by the bare surname', () => {
    const text =
      'Mary Doe said the dam was old. Her husband, Paul Doe, drove to the mill. Doe said that it would fall.';
    assert.deepEqual(speakers(text), ['Mary Doe', 'Mary Doe?']);
    const familiar = `Paul drove home at noon.\n\n${text}`;
    assert.deepEqual(speakers(familiar), ['Mary Doe', 'Mary Doe']);
  });

  it('is one of two of a family: the one in mind, whom a pronoun tells', () => {
    const text =
      'John Doe said the dam was old. Doe said that it would fall.\n\nHis wife Mary Doe said that it would hold. Doe said that she had seen it.';
    assert.deepEqual(speakers(text), ['John Doe', 'John Doe', 'Mary Doe', 'Mary Doe']);
  });
});
