import assert from 'node:assert/strict';
import fc from 'fast-check';
import { recognise } from '../../../src/core/index.ts';
import type { Recognised } from '../../../src/core/index.ts';
import { findDate } from '../../../src/core/sources/dates.ts';

const TODAY = new Date(2026, 10, 24);

const made = (input: string, isFile = false): Recognised => recognise(input, { today: TODAY, isFile });

/** What a person sees of it, without what is empty. */
const facts = (input: string, isFile = false): Record<string, unknown> => {
  const { source, locator, excerpt } = made(input, isFile);
  const known = Object.entries(source).filter(([key]) => key !== 'unknown');
  return {
    ...Object.fromEntries(known),
    ...(locator === undefined ? {} : { locator }),
    ...(excerpt === undefined ? {} : { excerpt }),
  };
};

describe('a source that somebody types', () => {
  describe('is a web address', () => {
    it('with the title and date that its path tells', () => {
      const url = 'https://www.thelocal.example/2026/03/12/bridge-to-stay-shut-until-spring.html?ref=x';
      assert.deepEqual(facts(url), {
        type: 'news',
        title: 'Bridge to stay shut until spring',
        url,
        publisher: 'thelocal.example',
        issued: '2026-03-12',
        accessed: '2026-11-24',
      });
      assert.deepEqual(made(url).missing, ['title', 'locator', 'excerpt']);
    });

    it('with the day at the end of a name, and no other numbers for one', () => {
      assert.equal(facts('https://state.example/remarks-in-paris-2014-01-13.html')['issued'], '2014-01-13');
      assert.equal(facts('https://state.example/2014-01/remarks')['issued'], '2014-01');
      assert.equal(facts('https://state.example/2014/77/remarks')['issued'], undefined);
      assert.equal(facts('https://state.example/report-2014-13-41')['issued'], undefined);
    });

    const kinds: readonly (readonly [string, string])[] = [
      ['https://www.reuters.com/world/a1', 'wire'],
      ['https://apnews.com/article/1', 'wire'],
      ['https://youtu.be/abc', 'video'],
      ['https://x.com/someone/status/1', 'social'],
      ['https://en.wikipedia.org/wiki/Ferry', 'reference'],
      ['https://eur-lex.europa.eu/eli/reg/2016/679', 'law'],
      ['https://www.courtlistener.com/docket/1', 'court record'],
      ['https://www.sec.gov/Archives/edgar/1', 'filing'],
      ['https://arxiv.org/abs/1706.03762', 'study'],
      ['https://data.worldbank.org/indicator/x', 'data set'],
      ['https://transport.gov.uk/ferries', 'official document'],
      ['https://www.bmvi.bund.de/x', 'official document'],
      ['https://acme.example/press-releases/1', 'press release'],
      ['https://acme.example/figures.csv', 'data set'],
      ['https://acme.example/about', 'web'],
      // A name that only ends like one we know.
      ['https://notreuters.com/x', 'web'],
      ['www.bbc.co.uk/news/1', 'news'],
      ['bbc.co.uk/news/1', 'news'],
    ];
    for (const [url, type] of kinds)
      it(`of a kind: ${url} is ${type}`, () => {
        assert.equal(made(url).source.type, type);
      });

    it('of an archive: of the page that it kept, seen on the day it was kept', () => {
      const found = facts('https://web.archive.org/web/20240312101010/https://www.reuters.com/a');
      assert.equal(found['type'], 'wire');
      assert.equal(found['accessed'], '2024-03-12');
      assert.equal(found['publisher'], 'reuters.com');
    });

    it('of a place in it: a page, a time, marked words', () => {
      assert.equal(facts('https://a.example/report.pdf#page=14')['locator'], 'p. 14');
      assert.equal(facts('https://youtu.be/abc?t=754')['locator'], '12:34');
      assert.equal(facts('https://youtu.be/abc?t=1h2m3s')['locator'], '1:02:03');
      const marked = facts('https://a.example/x#:~:text=the-,not%20reopen,before%20spring');
      assert.equal(marked['excerpt'], 'not reopen … before spring');
    });

    it('only where it is nothing but that', () => {
      assert.equal(made('see https://a.example/x for more').source.title, 'see for more');
      assert.equal(made('see https://a.example/x for more').source.url, 'https://a.example/x');
      assert.equal(made('Mr. Quist/harbor').source.url, undefined);
    });
  });

  it('is a DOI or an ISBN', () => {
    assert.deepEqual(facts('doi:10.1038/s41586-020-2649-2'), {
      type: 'study',
      title: 'doi:10.1038/s41586-020-2649-2',
      url: 'https://doi.org/10.1038/s41586-020-2649-2',
    });
    assert.equal(facts('978-0-306-40615-7')['type'], 'book');
    assert.equal(facts('ISBN 0-306-40615-2')['title'], 'ISBN 0-306-40615-2');
    // A wrong check digit.
    assert.notEqual(facts('978-0-306-40615-8')['type'], 'book');
  });

  it('is a file of the workspace, of a kind by its name', () => {
    assert.deepEqual(facts('evidence/2026 call.m4a', true), {
      type: 'recording',
      title: '2026 call.m4a',
      file: 'evidence/2026 call.m4a',
    });
    assert.equal(facts('berth.jpg', true)['type'], 'image');
    assert.equal(facts('Quist transcript.docx', true)['type'], 'transcript');
    assert.equal(facts('inspection.pdf', true)['type'], 'official document');
    // The same words without a file are words.
    assert.equal(facts('inspection.pdf')['file'], undefined);
  });

  describe('is a conversation', () => {
    it('with a person, a day and a rule', () => {
      assert.deepEqual(facts('Call with Dana Okafor, 12 Mar, on background'), {
        type: 'interview',
        title: 'Call with Dana Okafor',
        author: 'Dana Okafor',
        issued: '2026-03-12',
        groundRule: 'background',
      });
      assert.equal(facts('phone call with Ann, off the record')['groundRule'], 'off the record');
      assert.equal(facts('phone call with Ann, on deep background')['groundRule'], 'deep background');
      // No rule is named, none is made up.
      assert.equal(facts('Call with Ann about the background')['groundRule'], undefined);
    });

    it('of a day that lies behind us, where the year is not said', () => {
      assert.equal(facts('Interview with A. Quist, Nov 23')['issued'], '2026-11-23');
      assert.equal(facts('Interview with A. Quist, Nov 30')['issued'], '2025-11-30');
      assert.equal(facts('Spoke to Ann yesterday')['issued'], '2026-11-23');
    });

    it('whose time of day is no place in a recording, but that of a recording is', () => {
      assert.deepEqual(facts('Spoke to Mary at 14:30 on 3 May'), {
        type: 'interview',
        title: 'Spoke to Mary at 14:30',
        author: 'Mary',
        issued: '2026-05-03',
      });
      assert.equal(
        facts('Interview with the harbor office, 23 November, recording 12:40')['locator'],
        '12:40',
      );
      assert.equal(facts('Recording of the hearing, 3 May 2026, 1:12:40')['locator'], '1:12:40');
    });

    it('in writing', () => {
      const found = facts('E-mail from Tom Varga to me, 4 May 2026');
      assert.equal(found['type'], 'message');
      assert.equal(found['author'], 'Tom Varga');
    });
  });

  describe('is a citation', () => {
    it('of an article', () => {
      assert.deepEqual(facts('Okafor, “Bridge to stay shut,” Harbour Times, 12 March 2024, p. 4'), {
        type: 'news',
        title: 'Bridge to stay shut',
        author: 'Okafor',
        publisher: 'Harbour Times',
        issued: '2024-03-12',
        locator: 'p. 4',
      });
      assert.deepEqual(made('Okafor, “Bridge,” Harbour Times, 12 March 2024, p. 4').missing, ['excerpt']);
    });

    it('of an agency, a book, a law, a case', () => {
      assert.deepEqual(facts('Reuters, "Ferry sinks off coast", 4 May 2025'), {
        type: 'wire',
        title: 'Ferry sinks off coast',
        publisher: 'Reuters',
        issued: '2025-05-04',
      });
      assert.deepEqual(facts('Brown, *The Cold Sea*, Penguin, 2019, pp. 12–14'), {
        type: 'book',
        title: 'The Cold Sea',
        author: 'Brown',
        publisher: 'Penguin',
        issued: '2019',
        locator: 'pp. 12–14',
      });
      assert.equal(facts('Merchant Shipping Act 1995, § 12')['type'], 'law');
      assert.equal(facts('Merchant Shipping Act 1995, § 12')['locator'], '§ 12');
      assert.equal(facts('Smith v. Jones, 2019')['type'], 'court record');
    });

    it('whose title may hold a date or a page: it stays whole', () => {
      assert.equal(
        facts('Ann Lee, “What p. 4 of 12 March 2020 says,” Times, 2024')['title'],
        'What p. 4 of 12 March 2020 says',
      );
      assert.equal(facts('Ann Lee, “What p. 4 of 12 March 2020 says,” Times, 2024')['issued'], '2024');
    });
  });

  it('is otherwise just what was typed', () => {
    const found = made('the harbor master told me so');
    assert.deepEqual(found.source, { type: 'reference', title: 'the harbor master told me so', unknown: {} });
    assert.equal(found.certain, false);
  });

  it('is never refused, and never without a title', () => {
    for (const odd of [',', '“,”…', '( , )', '“,,,”']) assert.notEqual(made(odd).source.title, '');
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), fc.boolean(), (input, isFile) => {
        fc.pre(input.trim() !== '');
        assert.notEqual(made(input, isFile).source.title, '');
      }),
      { numRuns: 300 },
    );
  });
});

describe('a date in a source', () => {
  const dates: readonly (readonly [string, string | undefined])[] = [
    ['12 March 2024', '2024-03-12'],
    ['March 12, 2024', '2024-03-12'],
    ['Mar. 2024', '2024-03'],
    ['2024-03-12', '2024-03-12'],
    ['30.11.2024', '2024-11-30'],
    ['13/03/2024', '2024-03-13'],
    ['03/04/2024', undefined],
    ['in 2019', '2019'],
    ['$2019', undefined],
    ['call with May Jones', undefined],
    ['1,958 islanders', undefined],
  ];
  for (const [text, date] of dates)
    it(`${text}: ${date ?? 'none'}`, () => {
      assert.equal(findDate(text, TODAY)?.date, date);
    });
});
