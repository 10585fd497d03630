import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { difference } from '../../../src/core/checks/difference.ts';
import { excerpt } from '../../../src/core/checks/message.ts';
import { CHECKS } from '../../../src/core/checks/registry.ts';
import { runChecks } from '../../../src/core/checks/run.ts';
import type { Finding } from '../../../src/core/checks/check.ts';
import { english } from '../../../src/core/phrase.ts';
import { notesOn, sheetOf } from '../story.ts';
import type { Noted } from '../story.ts';

const RULES = path.resolve(__dirname, '../../../src/core/checks/rules');

const findings = (text: string, noted: readonly Noted[] = [], now = text): readonly Finding[] =>
  runChecks(sheetOf(now, notesOn(text, noted)));

const rules = (...args: Parameters<typeof findings>): readonly string[] =>
  findings(...args).map(({ rule, range }) => {
    const now = args[2] ?? args[0];
    return range === null ? rule : `${rule}: ${now.slice(range.start, range.end)}`;
  });

const messageOf = (finding: Finding | undefined): string =>
  finding === undefined ? '' : english(finding.message);

describe('the registry', () => {
  const ids = CHECKS.map(({ meta }) => meta.id);
  it('has each rule of the folder, in order, each with its page', () => {
    const files = readdirSync(RULES);
    assert.deepEqual(
      files.filter((file) => file.endsWith('.ts')).sort(),
      ids.map((id) => `${id}.ts`),
    );
    assert.deepEqual(
      files.filter((file) => file.endsWith('.md')).sort(),
      ids.map((id) => `${id}.md`),
    );
  });

  for (const { meta } of CHECKS) {
    const page = readFileSync(path.join(RULES, `${meta.id}.md`), 'utf8');
    it(`${meta.id}: the page says what the rule says`, () => {
      assert.ok(
        page.startsWith(`# ${meta.id}\n\n${meta.description} Severity: ${meta.severity}.\n`),
        page.slice(0, 200),
      );
      const sections = [...page.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
      assert.deepEqual(sections, ['Why', 'Bad', 'Good', 'Options', 'When not to use']);
      assert.match(meta.description, /^(?:Require|Disallow|Limit) .+\.$/);
    });
  }

  for (const id of ['placeholder', 'quote-speaker']) {
    const page = readFileSync(path.join(RULES, `${id}.md`), 'utf8');
    const examples = (section: string): readonly string[] => {
      const body = new RegExp(`^## ${section}$([\\s\\S]*?)^## `, 'm').exec(page)?.[1] ?? '';
      return [...body.matchAll(/```markdown\n([\s\S]*?)```/g)].map(([, text = '']) => text);
    };
    it(`${id}: reports the page's bad examples and leaves the good ones alone`, () => {
      const [bad, good] = [examples('Bad'), examples('Good')];
      assert.ok(bad.length > 0 && good.length > 0);
      for (const text of bad)
        assert.ok(
          findings(text).some(({ rule }) => rule === id),
          text,
        );
      for (const text of good)
        assert.deepEqual(
          findings(text).filter(({ rule }) => rule === id),
          [],
          text,
        );
    });
  }
});

describe('placeholder', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['The dam cost TK dollars.', ['TK']],
    ['It was TKTK years old, about XX percent.', ['TKTK', 'XX']],
    ['Who paid for it ???', ['???']],
    ['It rose a lot. [citation needed]', ['[citation needed]']],
    ['Marta Lindqvyst [CQ] left.', ['[CQ]']],
    ['`TK` in code, TK Maxx, the XX chromosome, BTK, what?? and tk.', []],
    ['<!-- TK -->', []],
    ['![The dam. Photo: TK](dam.jpg)', ['TK']],
    ['| a | b |\n|---|---|\n| TK | 2 |', ['TK']],
  ];
  for (const [text, marks] of cases)
    it(text, () => {
      const found = findings(text).filter(({ rule }) => rule === 'placeholder');
      assert.deepEqual(
        found.map(({ range }) => text.slice(range?.start, range?.end)),
        marks,
      );
    });

  it('takes [CQ] for an answer where a note gives evidence', () => {
    const text = 'Marta Lindqvyst [CQ] left in 1999.\n';
    assert.deepEqual(rules(text, [{ words: text.trim(), note: 'her passport' }]), []);
    assert.deepEqual(rules(text, [{ words: text.trim() }]), ['placeholder: [CQ]']);
  });
});

describe('quote-speaker', () => {
  it('finds a quotation of nobody, not of one or two words', () => {
    const text =
      'The square was empty.\n\n“We were never told that it would close”\n\nIt was a “beautiful” day.\n';
    assert.deepEqual(rules(text), ['quote-speaker: “We were never told that it would close”']);
  });
  it('says who may be meant', () => {
    const text = 'Paul Roe met Peter Doe. “The dam is older than all of us,” he said.\n';
    const [finding] = findings(text);
    assert.equal(finding?.rule, 'quote-speaker');
    assert.match(english(finding.message), /“he” is here: (?:Paul Roe|Peter Doe)\?/);
  });
  it('finds a mark without a partner, and not one that the next paragraph goes on from', () => {
    const open = '“The dam will hold, Jane Doe said on Monday.\n\nThe mill is old.\n';
    assert.ok(rules(open).some((item) => item.startsWith('quote-speaker: “')));
    const goesOn = 'Jane Doe said: “The dam will hold.\n\n“The mill will not.”\n';
    assert.deepEqual(rules(goesOn), []);
  });
});

describe('verified-no-evidence', () => {
  const text = 'The dam was built in 1931.\n';
  const words = 'The dam was built in 1931.';
  it('asks for a source note', () => {
    assert.deepEqual(rules(text, [{ words, status: 'verified' }]), [`verified-no-evidence: ${words}`]);
    assert.match(messageOf(findings(text, [{ words, status: 'verified' }])[0]), /Ines Falk/);
  });
  it('is content with one', () => {
    assert.deepEqual(rules(text, [{ words, status: 'verified', note: 'county record' }]), []);
    assert.deepEqual(rules(text, [{ words, status: 'unverifiable' }]), []);
  });
});

describe('text-changed', () => {
  const words = 'The old dam in the county was built in 1931 by two brothers from Ohio.';
  const text = `The mill stands below it.\n\n${words}\n\nIts wheel has not turned since the war.\n`;
  const noted: readonly Noted[] = [{ words, status: 'verified', note: 'record' }];
  it('shows before and after', () => {
    const now = text.replace('1931', '1932');
    const [finding] = findings(text, noted, now);
    assert.equal(finding?.rule, 'text-changed');
    assert.match(english(finding.message), /Then: .*1931.* Now: .*1932.*/);
  });
  it('is silent about typography', () => {
    assert.deepEqual(rules(text, noted, text.replace('The old dam', 'The *old*  dam')), []);
  });
});

describe('anchor-lost', () => {
  const text = 'The dam was built in 1931.\n\nThe mill is older.\n';
  const noted: readonly Noted[] = [{ words: 'The dam was built in 1931.', note: 'record' }];
  it('names the words that are gone', () => {
    const [finding] = findings(text, noted, 'Nothing is left of it.\n');
    assert.deepEqual([finding?.rule, finding?.range], ['anchor-lost', null]);
    assert.match(messageOf(finding), /The dam was built in 1931/);
  });
  it('counts the places that fit', () => {
    const one = `${text}\n`;
    const [finding] = findings(text, [{ words: 'mill is old' }], `Other.\n\n${one}Other.\n\n${one}`);
    assert.match(messageOf(finding), /fits 2 places/);
  });
});

describe('a check that throws', () => {
  it('becomes one finding that names it; the others run', () => {
    const broken = {
      meta: { id: 'broken', severity: 'warning' as const, description: 'Require.', messages: {} },
      run: (): never => {
        throw new Error('out of paper');
      },
    };
    const found = runChecks(sheetOf('TK\n'), [broken, ...CHECKS]);
    assert.deepEqual(
      found.map(({ rule }) => rule),
      ['broken', 'placeholder'],
    );
    assert.match(messageOf(found[0]), /out of paper/);
  });
});

describe('messages', () => {
  it('show the words that differ, with a few around', () => {
    assert.deepEqual(difference('a b c d e 1 f g h i j', 'a b c d e 2 f g h i j'), {
      before: '… c d e 1 f g h …',
      after: '… c d e 2 f g h …',
    });
    assert.deepEqual(difference('it will hold', 'it will not hold').after, 'it will not hold');
  });
  it('are one line, the middle of long words left out', () => {
    assert.equal(excerpt('a\n  b'), 'a b');
    assert.ok(excerpt('word '.repeat(100)).length <= 90);
  });
});
