import { strict as assert } from 'node:assert';
import { unbalancedMarks } from '../../../src/core/detect/unbalanced.ts';
import { placedBlocks } from '../../../src/core/article/places.ts';
import { parseArticle } from '../../../src/core/article/parse.ts';
import { claimsOf, contentOf } from './expected.ts';

/** What is said, and by whom; “?” behind a name that may be another's. */
type Said = readonly [content: string, speaker: string | null];

const quotations = (text: string): readonly Said[] =>
  claimsOf(text)
    .filter(({ kind }) => kind !== 'statement')
    .map((claim) => {
      assert.equal(claim.kind, 'quotation', contentOf(text, claim).join(' … '));
      const name = claim.speaker === null ? null : `${claim.speaker}${claim.uncertain ? '?' : ''}`;
      return [contentOf(text, claim).join(' … '), name];
    });

const in_ = (lang: string, text: string): string => `---\nlang: ${lang}\n---\n\n${text}`;

/** Layouts that show whose words these are, with marks of quotation and without. */
describe('layouts of quotations', () => {
  const cases: readonly (readonly [name: string, text: string, expected: readonly Said[]])[] = [
    // Dialogue behind dashes.
    [
      'Russian dialogue: dashes set off the author’s words',
      in_(
        'ru',
        '— Да, — сказал он. — Пойдём.\n\n— Нет, — ответила Анна Петрова. — Уже поздно, и мы устали.\n',
      ),
      [
        ['Да … Пойдём.', null],
        ['Нет … Уже поздно, и мы устали.', 'Анна Петрова'],
      ],
    ],
    [
      'Russian dialogue: a question, and an answer that nobody is credited with',
      in_('ru', '— Куда ты идёшь? — спросила она.\n\n— Домой!\n'),
      [
        ['Куда ты идёшь?', null],
        ['Домой!', null],
      ],
    ],
    [
      'Spanish dialogue: the dash stands at the author’s words',
      in_('es', '—Vamos a casa —dijo Juan Pérez—. Es tarde y hace frío.\n\n—No quiero —respondió ella.\n'),
      [
        ['Vamos a casa … Es tarde y hace frío.', 'Juan Pérez'],
        ['No quiero', null],
      ],
    ],
    [
      'French dialogue: lines one below the other',
      in_('fr', '– Le barrage est vieux.\n\n– Il ne tiendra pas.\n'),
      [
        ['Le barrage est vieux.', null],
        ['Il ne tiendra pas.', null],
      ],
    ],
    [
      'English dialogue behind dashes',
      '— The dam will not hold another year, said Jane Doe.\n\n— Then we must leave the valley.\n',
      [
        ['The dam will not hold another year', 'Jane Doe'],
        ['Then we must leave the valley.', null],
      ],
    ],
    [
      'author’s words inside guillemets',
      in_('ru', '«Мы победили, — сказал Иван Петров. — Спасибо всем».\n'),
      [['«Мы победили … Спасибо всем»', 'Иван Петров']],
    ],
    [
      'author’s words behind guillemets',
      in_('ru', '«Он сказал „нет“ и ушёл», — сообщила Анна Петрова.\n'),
      [['«Он сказал „нет“ и ушёл»', 'Анна Петрова']],
    ],
    // A verb and a name behind the closing mark.
    [
      'French: guillemets, a comma, verb and name',
      in_('fr', '« Le barrage est trop vieux pour tenir », dit Jeanne Dupont à midi. Il pleut.\n'),
      [['« Le barrage est trop vieux pour tenir »', 'Jeanne Dupont']],
    ],
    [
      'French: a question needs no comma, and two verbs may stand there',
      in_('fr', '« Est-ce que le barrage va tenir ? » a demandé Jeanne Dupont, maire de Lyon.\n'),
      [['« Est-ce que le barrage va tenir ? »', 'Jeanne Dupont']],
    ],
    [
      'French: whoever is spoken to does not speak',
      in_('fr', '« Le barrage est trop vieux pour tenir », a-t-il dit à Jeanne Dupont.\n'),
      [['« Le barrage est trop vieux pour tenir »', null]],
    ],
    [
      'German: low marks, reversed guillemets and straight marks',
      in_(
        'de',
        '„Der Damm wird nicht lange halten“, sagte Anna Müller am Montag.\n\n»Der Damm wird nicht lange halten«, so Müller.\n\n"Der Damm wird nicht lange halten", rief Müller.\n',
      ),
      [
        ['„Der Damm wird nicht lange halten“', 'Anna Müller'],
        ['»Der Damm wird nicht lange halten«', 'Anna Müller'],
        ['"Der Damm wird nicht lange halten"', 'Anna Müller'],
      ],
    ],
    [
      'German: a description behind an article is no name',
      in_('de', '„Der Damm wird nicht lange halten“, sagte die Bürgermeisterin.\n'),
      [['„Der Damm wird nicht lange halten“', null]],
    ],
    [
      'reversed guillemets with guillemets in them',
      in_('de', '»Der ›alte‹ Damm wird nicht »lange« halten«, sagte Anna Müller.\n'),
      [['»Der ›alte‹ Damm wird nicht »lange« halten«', 'Anna Müller']],
    ],
    [
      'Swedish: the same mark on both sides',
      in_('sv', '”Dammen kommer inte att hålla i vinter”, säger Anna Svensson.\n'),
      [['”Dammen kommer inte att hålla i vinter”', 'Anna Svensson']],
    ],
    [
      'Chinese and Japanese: corner marks, in which words have no spaces',
      in_('ja', '市長は「このダムは古い。『冬を越せない』と皆が言う」と述べた。\n\n「はい」とだけ答えた。\n'),
      [['「このダムは古い。『冬を越せない』と皆が言う」', null]],
    ],
    [
      'Chinese: curly marks behind a colon',
      in_('zh', '市长王小明说：“这座大坝很旧，今年冬天就会倒塌。”\n'),
      [['“这座大坝很旧，今年冬天就会倒塌。”', null]],
    ],
    // Transcripts.
    [
      'a transcript: every turn, short ones and long ones',
      'JOHN ROE: The dam will not hold.\n\nJANE DOE: It will. It was built for that.\n\nJOHN ROE: No. It will not hold.\n',
      [
        ['The dam will not hold.', 'John Roe'],
        ['It will. It was built for that.', 'Jane Doe'],
        ['No. It will not hold.', 'John Roe'],
      ],
    ],
    [
      'a transcript in one paragraph, with surnames of people who are named in full elsewhere',
      'Jane Doe met John McRoe on Monday.\n\nDOE: The dam will not hold.\nMcROE: It will hold for ten years.\n',
      [
        ['The dam will not hold.', 'Jane Doe'],
        ['It will hold for ten years.', 'John McRoe'],
      ],
    ],
    [
      'a transcript in bold, with names',
      '**John Roe:** The dam will not hold for a year.\n\n**Jane Doe:** It will hold for ten years.\n',
      [
        ['The dam will not hold for a year.', 'John Roe'],
        ['It will hold for ten years.', 'Jane Doe'],
      ],
    ],
    [
      'a transcript in quotation marks, paragraph by paragraph',
      'Jane Doe met John Roe on Monday.\n\n"ROE: The dam will not hold.\n\n"DOE: It will.\n\n"It was built for that.\n\n"ROE: No. It will not hold."\n',
      [
        ['"ROE: The dam will not hold.', 'John Roe'],
        ['"DOE: It will.', 'Jane Doe'],
        ['"It was built for that.', 'Jane Doe'],
        ['"ROE: No. It will not hold."', 'John Roe'],
      ],
    ],
    [
      'question and answer, which name nobody',
      '**Q: Will the dam hold?**\n\n**A:** It will hold for ten years.\n\nQ. Are you sure?\n\nA. Yes, I am.\n',
      [
        ['Will the dam hold?', null],
        ['It will hold for ten years.', null],
        ['Are you sure?', null],
        ['Yes, I am.', null],
      ],
    ],
    // Block quotes and pull quotes.
    [
      'a block quote with its line of attribution',
      '> The dam will not hold for another year.\n>\n> It is old.\n>\n> — Jane Doe, mayor of Aldmoor\n',
      [
        ['The dam will not hold for another year.', 'Jane Doe'],
        ['It is old.', 'Jane Doe'],
      ],
    ],
    [
      'a block quote whose line of attribution is its last line',
      '> The dam will not hold for another year.\n> — Jane Doe\n',
      [['The dam will not hold for another year.', 'Jane Doe']],
    ],
    [
      'a block quote with its attribution below it',
      '> The dam will not hold for another year.\n\n— Jane Doe\n',
      [['The dam will not hold for another year.', 'Jane Doe']],
    ],
    [
      'a block quote in marks with its attribution below it',
      '> “The dam will not hold for another year.”\n\n— Jane Doe\n',
      [['“The dam will not hold for another year.”', 'Jane Doe']],
    ],
    [
      'a block quote that is announced',
      'Mayor Jane Doe wrote on Monday:\n\n> The dam will not hold for another year.\n>\n> It is old.\n\n> Another voice altogether.\n',
      [
        ['The dam will not hold for another year.', 'Jane Doe'],
        ['It is old.', 'Jane Doe'],
      ],
    ],
    [
      'a quotation that the paragraph before announces',
      'Jane Doe met Ann Roe. Roe said:\n\n“The dam is old and tired.”\n',
      [['“The dam is old and tired.”', 'Ann Roe']],
    ],
    [
      'a pull quote with two hyphens, and one in the same line',
      '“The dam will not hold for a year.”\n\n-- Jane Doe, mayor\n\nThe mill is new.\n\n“It will hold for ten years.” —John Roe\n',
      [
        ['“The dam will not hold for a year.”', 'Jane Doe'],
        ['“It will hold for ten years.”', 'John Roe'],
      ],
    ],
    // Marks.
    [
      'a quotation over paragraphs in guillemets, which French may reopen by closing ones',
      in_(
        'fr',
        '« Le barrage est vieux et fatigué.\n\n« Il ne tiendra pas cet hiver.\n\n» Il faut partir d’ici. »\n',
      ),
      [
        ['« Le barrage est vieux et fatigué.', null],
        ['« Il ne tiendra pas cet hiver.', null],
        ['» Il faut partir d’ici. »', null],
      ],
    ],
    [
      'a quotation over paragraphs in single marks',
      '‘It was built in haste by men.\n\n‘It will not hold,’ Jane Doe said.\n',
      [
        ['‘It was built in haste by men.', null],
        ['‘It will not hold,’', 'Jane Doe'],
      ],
    ],
    [
      'an interrupted quotation, and one that goes on behind its speaker',
      '“The dam,” Jane Doe said, “will not hold.” Nobody spoke. “It is old and tired.”\n',
      [
        ['“The dam,” … “will not hold.”', 'Jane Doe'],
        ['“It is old and tired.”', 'Jane Doe'],
      ],
    ],
    [
      'quotations three deep',
      '“He said, ‘She told me “no dam” would hold,’ and left,” Jane Doe said.\n',
      [['“He said, ‘She told me “no dam” would hold,’ and left,”', 'Jane Doe']],
    ],
  ];
  for (const [name, text, expected] of cases)
    it(name, () => {
      assert.deepEqual(quotations(text), expected);
    });

  const none: readonly (readonly [name: string, text: string])[] = [
    ['the title of a book in corner marks', in_('ja', '小説『雪国』は今も読まれている。\n')],
    ['a label without a second one', 'Height: The dam is 12 meters high.\n'],
    ['a list of facts', '- Height: 12 m.\n- Length: 200 m.\n'],
    ['labels that nobody is called', 'Update: The dam was closed.\n\nCorrection: It was not closed.\n'],
    ['a list behind dashes', '— The dam is old.\n\n— The mill is new.\n'],
    ['names behind dashes', in_('fr', '– Jeanne Dupont\n\n– Jean Martin\n')],
    ['a block quote that is credited to nobody', '> The dam is old.\n'],
    ['a credit below a picture', '![The dam](dam.png)\n\n— Jane Doe\n'],
    [
      'titles of works',
      'She wrote “The Long Dam of the Upper Valley” and directed “A Winter Without Snow.”\n',
    ],
    ['a short title that is announced as one', 'Her 2019 book, “Upstream,” was a film, titled “Rain.”\n'],
    ['a programme that somebody spoke on', 'They met on “The Aldmoor Morning Show,” as on most days.\n'],
    ['a name of doubt', 'The so-called “experts” met the “Gang of Five” at noon.\n'],
    ['apostrophes', "Rock 'n' roll's in the '90s: 'twas the dogs' days, y'all, and the Joneses' cat.\n"],
    ['inches', 'The 6\'2" keeper has a 12" pipe, a 5” valve and a wall of 6′ 2″.\n'],
  ];
  for (const [name, text] of none)
    it(`is none: ${name}`, () => {
      assert.deepEqual(quotations(text), []);
    });

  it('a title that is said is a quotation', () => {
    assert.deepEqual(quotations('“Close The Dam,” Jane Doe said.\n'), [['“Close The Dam,”', 'Jane Doe']]);
  });

  it('inches in a quotation don’t end it, in curly marks either', () => {
    const text = 'Jane Doe said, “The 12” pipe burst and the 8” pipe held.”\n';
    assert.deepEqual(quotations(text), [['“The 12” pipe burst and the 8” pipe held.”', 'Jane Doe']]);
  });

  it('a guillemet that reopens is no mark without a partner', () => {
    const blocks = placedBlocks(parseArticle('« Le barrage est vieux.\n\n» Il faut partir. »\n'));
    const [first, second] = blocks.map(({ block }) => block);
    assert.ok(first !== undefined && second !== undefined);
    assert.deepEqual(unbalancedMarks(first, second), []);
    assert.deepEqual(unbalancedMarks(second, undefined), []);
  });
});
