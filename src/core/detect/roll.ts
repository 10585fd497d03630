import { givenGender, isGivenName } from './first-names.ts';
import type { Gender, Mention, Telling } from './mentions.ts';
import type { Name } from './names.ts';

/** Somebody or something that the article names, under the fullest name it has there. */
export interface Bearer {
  name: string;
  /** In lower case, without initials and “Jr.”. */
  words: readonly string[];
  kind: Mention['kind'];
  gender: Gender | null;
  /** The article uses the first name alone as well. */
  familiar: boolean;
  /** Only ever named where a sentence begins, by no first name that is known: “Trailing Doe” may be no name at all. */
  doubtful: boolean;
  /** Words of titles and descriptions by which the bearer may be called: “mayor”, “police”, “chief”. */
  readonly called: Set<string>;
}

/** Everybody whom the article names. Read whole before anybody is resolved: a headline has the short name first. */
export interface Roll {
  /** Whom a name may mean; several where the article has two of that name. */
  bearersOf(name: Name): readonly Bearer[];
  /** Those who are called so: “mayor”. */
  calledSo(word: string): readonly Bearer[];
}

/** A name's words in lower case, without accents, initials and “Jr.”. */
export const foldedWords = (name: string): readonly string[] => {
  const words = name
    .toLowerCase()
    .replaceAll('’', "'")
    // “François” is written “Francois” as well.
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/\s+/)
    .map((word) => word.replace(/^al-/, ''));
  const kept = words.filter((word, at) => at === 0 || !/^(?:\p{L}\.|jr\.?|sr\.?|ii|iii|iv)$/u.test(word));
  return kept;
};

const endsWith = (long: readonly string[], short: readonly string[]): boolean =>
  short.length <= long.length && short.every((word, at) => word === long[long.length - short.length + at]);

/** One bearer under two names of two words or more: “Donald J. Trump”, “De Blasio”, “the Security Council” of the U.N. */
function isSame(bearer: Bearer, words: readonly string[]): boolean {
  const [first] = bearer.words;
  if (bearer.words.length < 2) return false;
  if (first === words[0] && bearer.words.at(-1) === words.at(-1))
    return bearer.kind !== 'other' || bearer.words.length === words.length;
  if (!endsWith(bearer.words, words) && !endsWith(words, bearer.words)) return false;
  // “Lawmakers Rip Jane Doe” is a headline, no longer form of her name.
  const short = bearer.words.length < words.length ? bearer.words : words;
  return bearer.words.length === words.length || !isGivenName(short[0] ?? '');
}

function withoutDoubtful(bearers: readonly Bearer[]): readonly Bearer[] {
  const sure = bearers.filter(({ doubtful }) => !doubtful);
  return sure.length > 0 ? sure : bearers;
}

/** What a short form tells of a bearer who is named in full: that it stands behind “the” makes nobody a thing. */
function ofShortForm(bearer: Bearer, mention: Mention): Mention {
  if (bearer.words.length === 1) return mention;
  // Bodies are not called by the last word of their names, without “the” or another article.
  const surname = !mention.article && mention.name.full.toLowerCase() === bearer.words.at(-1);
  return { ...mention, kind: bearer.kind ?? (mention.kind === 'person' || surname ? 'person' : null) };
}

/** “Melanie”, who has no other name in the article. */
function ofGivenName({ name, kind }: Mention): Gender | null {
  return kind === 'other' ? null : givenGender(name.full.toLowerCase());
}

/** Last words of names of bodies, by which alone they are named again with a capital: “the Times”, “the Commission”. */
const SHORT_FOR_BODIES: ReadonlySet<string> = new Set(
  'times post journal tribune herald globe chronicle gazette guardian observer independent register council commission committee court ministry department agency bureau board bank fund foundation institute institution association alliance union league university college museum'.split(
    ' ',
  ),
);

/** What titles say of the gender where a first name does not. */
const HERS = /^(?:mrs|ms|miss)\.?$/;
const HIS = /^mr\.?$/;

/**
 * @param tellings of the whole article
 * @param headlines those of them that are headlines, which write shorter names than the text does: what looks like a full name
 *   there and nowhere else is none, unless it begins like one (“Derelict Doe and Roe”, “Jane Doe resigns”)
 */
export function rollOf(tellings: readonly Telling[], headlines: ReadonlySet<Telling> = new Set()): Roll {
  const byLast = new Map<string, Bearer[]>();
  const byFirst = new Map<string, Bearer[]>();
  const byCall = new Map<string, Bearer[]>();
  const all: Bearer[] = [];
  const index = (map: Map<string, Bearer[]>, key: string | undefined, bearer: Bearer): void => {
    if (key === undefined) return;
    const known = map.get(key);
    if (known === undefined) map.set(key, [bearer]);
    else if (!known.includes(bearer)) known.push(bearer);
  };

  function add({ name, kind, gender }: Mention): Bearer {
    const words = foldedWords(name.full);
    const bearer: Bearer = {
      name: name.full,
      words,
      kind,
      gender,
      familiar: false,
      doubtful: true,
      called: new Set(),
    };
    all.push(bearer);
    index(byLast, words.at(-1), bearer);
    if (words.length > 1) index(byFirst, words[0], bearer);
    return bearer;
  }

  function learn(bearer: Bearer, { kind, gender, called }: Mention): void {
    if (kind === 'person' || bearer.kind === null) bearer.kind = kind ?? bearer.kind;
    bearer.gender ??= gender;
    for (const word of called.map(sameCall)) {
      bearer.called.add(word);
      index(byCall, word, bearer);
    }
  }

  function bearersOf({ full, titles }: Name): readonly Bearer[] {
    const words = foldedWords(full);
    const [word = ''] = words;
    if (words.length > 1)
      return (byLast.get(words.at(-1) ?? '') ?? []).filter((bearer) => isSame(bearer, words));
    const hers = titles.some((title) => HERS.test(title));
    const his = titles.some((title) => HIS.test(title));
    const fits = ({ gender }: Bearer): boolean => !(hers && gender === 'he') && !(his && gender === 'she');
    const named = (byLast.get(word) ?? []).filter(
      (bearer) => bearer.kind !== 'other' || bearer.words.length === 1,
    );
    const longer = withoutDoubtful(named.filter((bearer) => bearer.words.length > 1 && fits(bearer)));
    const short = named.filter((bearer) => bearer.words.length === 1 && fits(bearer));
    // “Mr. Doe” where the article has a Mary Doe alone is a man of his own, and “President Doe” may be he.
    const own = short.filter(
      ({ gender }) => gender !== null && !longer.some((other) => other.gender === gender),
    );
    if (named.length === 0 && SHORT_FOR_BODIES.has(word)) {
      const bodies = (byLast.get(word) ?? []).filter(({ words: own }) => own.length > 1);
      if (bodies.length > 0) return bodies;
    }
    if (longer.length > 0)
      return [
        ...longer.filter(
          (bearer) => !longer.some((other) => other !== bearer && endsWith(bearer.words, other.words)),
        ),
        ...own,
      ];
    if (named.length > 0) return short;
    // “Bernie”, and “Xi” where the family's name comes first.
    const familiar = (byFirst.get(word) ?? []).filter(
      ({ kind, gender }) => kind === 'person' || (kind === null && gender !== null),
    );
    if (familiar.length > 0 && titles.length === 0) return familiar;
    const bodies = abbreviated(full);
    return bodies.length > 0 ? bodies : misspelt(word);
  }

  /** “Jonson” where the article has a Johnson and nobody else of nearly that name. */
  function misspelt(word: string): readonly Bearer[] {
    if (word.length < 5) return [];
    const near = all.filter(
      ({ words, kind }) => kind !== 'other' && words.length > 1 && isOneOff(words.at(-1) ?? '', word),
    );
    return near.length === 1 ? near : [];
  }

  /** “the S.E.C.”, “NATO”: bodies whose words begin so. */
  function abbreviated(name: string): readonly Bearer[] {
    const letters = name.replaceAll('.', '').toLowerCase();
    if (!/^(?:\p{Lu}\.?){2,6}$/u.test(name)) return [];
    return all.filter(({ words, kind }) => {
      const initials = words
        .filter((word) => !/^(?:of|the|and|for|in|on)$/.test(word))
        .map((word) => word.charAt(0));
      return kind !== 'person' && words.length > 1 && initials.join('') === letters;
    });
  }

  const quoted = new Map(
    tellings.flatMap((telling) => telling.quoted).map((name) => [foldedWords(name).at(-1) ?? '', name]),
  );
  /** “Doe asked” where only the title of “The Jane Doe Show” has her first name. */
  function withQuotedName(mention: Mention): Mention {
    const [word = ''] = foldedWords(mention.name.full);
    const full =
      mention.kind === 'other' || mention.article || byLast.has(word) ? undefined : quoted.get(word);
    const gender = full === undefined ? null : givenGender(full.toLowerCase().split(' ')[0] ?? '');
    if (full === undefined || (mention.gender ?? gender) !== gender) return mention;
    return { ...mention, name: { ...mention.name, full }, gender };
  }

  const inText = tellings.filter((telling) => !headlines.has(telling)).flatMap(({ mentions }) => mentions);
  const inHeadlines = [...headlines].flatMap(({ mentions }) => mentions);
  const known = new Set(inText.map(({ name }) => foldedWords(name.full).join(' ')));
  const mentions = [
    ...inText,
    ...inHeadlines.filter(({ name }) => {
      const words = foldedWords(name.full);
      return words.length < 2 || isGivenName(words[0] ?? '') || known.has(words.join(' '));
    }),
  ];
  for (const mention of mentions) {
    const words = foldedWords(mention.name.full);
    if (words.length < 2) continue;
    const [known] = bearersOf(mention.name);
    const bearer = known ?? add(mention);
    if (!mention.first || isGivenName(words[0] ?? '')) bearer.doubtful = false;
    if (words.length > bearer.words.length && endsWith(words, bearer.words) && !mention.first) {
      bearer.name = mention.name.full;
      bearer.words = words;
      index(byFirst, words[0], bearer);
    }
    learn(bearer, mention);
  }
  // Those with “Mr.” and “Ms.” first: they tell two of one surname apart.
  const singles = mentions.filter(({ name }) => foldedWords(name.full).length === 1);
  const courteous = ({ name }: Mention): boolean =>
    name.titles.some((title) => HERS.test(title) || HIS.test(title));
  for (const mention of [...singles.filter(courteous), ...singles.filter((each) => !courteous(each))]) {
    const known = bearersOf(mention.name);
    const [only] = known;
    for (const bearer of known)
      if (bearer.words.length > 1 && bearer.words[0] === foldedWords(mention.name.full)[0])
        bearer.familiar = true;
    if (only === undefined)
      learn(add(withQuotedName(mention)), { ...mention, gender: mention.gender ?? ofGivenName(mention) });
    else if (known.length === 1) learn(only, ofShortForm(only, mention));
    // Of a couple, the one who is named by an office before the other is named in full.
    else if (mention.name.titles.length > 0) {
      const short = known.find(({ words }) => words.length === 1);
      if (short !== undefined) learn(short, mention);
    }
  }
  countPronouns(tellings, bearersOf);
  return { bearersOf, calledSo: (word) => byCall.get(sameCall(word)) ?? [] };
}

/** Other words for the same office: “the G.O.P. candidate” is the Republican nominee. */
const SAME_CALL: ReadonlyMap<string, string> = new Map(
  Object.entries({
    gop: 'republican',
    'g.o.p.': 'republican',
    democrat: 'democratic',
    candidate: 'nominee',
    contender: 'nominee',
    hopeful: 'nominee',
    lawmaker: 'legislator',
    congresswoman: 'representative',
    congressman: 'representative',
    'rep.': 'representative',
    rep: 'representative',
    'pres.': 'president',
    sen: 'senator',
    gov: 'governor',
    gen: 'general',
    prof: 'professor',
    'sen.': 'senator',
    'del.': 'delegate',
    'gov.': 'governor',
    'gen.': 'general',
    'prof.': 'professor',
    attorney: 'lawyer',
    justice: 'judge',
    writer: 'author',
  }),
);

/** In lower case. */
export const sameCall = (word: string): string => SAME_CALL.get(word) ?? word;

/** Where a sentence names one person alone, its pronouns tell the gender, if they agree all over the article. */
function countPronouns(tellings: readonly Telling[], bearersOf: Roll['bearersOf']): void {
  const votes = new Map<Bearer, { he: number; she: number }>();
  for (const { mentions, pronouns } of tellings) {
    if (pronouns.length === 0) continue;
    const named = new Set(
      mentions.flatMap(({ name }) => bearersOf(name)).filter(({ kind }) => kind !== 'other'),
    );
    const [bearer] = named;
    const from = mentions[0]?.name.start ?? 0;
    if (named.size !== 1 || bearer?.gender !== null) continue;
    if (bearer.kind === null && bearer.words.length < 2) continue;
    const count = votes.get(bearer) ?? { he: 0, she: 0 };
    votes.set(bearer, count);
    for (const { at, gender } of pronouns) if (at > from) count[gender]++;
  }
  for (const [bearer, { he, she }] of votes) {
    if (he > 0 && she === 0) bearer.gender = 'he';
    if (she > 0 && he === 0) bearer.gender = 'she';
  }
}

/** One letter changed, added or left out, not the first. */
export function isOneOff(a: string, b: string): boolean {
  if (a === b || !b.startsWith(a.charAt(0)) || Math.abs(a.length - b.length) > 1) return false;
  let same = 0;
  while (same < Math.min(a.length, b.length) && a.charAt(same) === b.charAt(same)) same++;
  const [restA, restB] = [a.slice(same), b.slice(same)];
  return restA.slice(1) === restB.slice(1) || restA === restB.slice(1) || restA.slice(1) === restB;
}
