import { descriptionsIn } from './descriptions.ts';
import type { Description } from './descriptions.ts';
import { givenGender, isGivenName } from './first-names.ts';
import { isGroup } from './groups.ts';
import { BODIES, namesIn } from './names.ts';
import type { Name } from './names.ts';

export type Gender = 'he' | 'she';

/** A name where a sentence has it, and what the words around it tell of its bearer. */
export interface Mention {
  readonly name: Name;
  /** It opens its sentence, so that its first word may be none of it. */
  readonly first: boolean;
  /** It stands behind “the”, “a” or the like. */
  readonly article: boolean;
  readonly role: 'subject' | 'object' | 'possessor';
  /** person, other (a body, a place, a work), or nothing tells. */
  readonly kind: 'person' | 'other' | null;
  readonly gender: Gender | null;
  /** In lower case: the words of the titles before it and of the description behind it, by which it may be called again. */
  readonly called: readonly string[];
  /** The words that say what its bearer is, with the name: “Jane Doe, the mayor”; null where none do. */
  readonly introduced: string | null;
}

/** What a sentence says of its own, its quotations left out. Offsets are from the sentence's start. */
export interface Telling {
  readonly mentions: readonly Mention[];
  readonly pronouns: readonly { readonly at: number; readonly gender: Gender }[];
  /** Several who are the subject together: “Democrats”, “the two senators”, “Doe and Roe”. */
  readonly group: { readonly words: string; readonly at: number } | null;
  /** Who and what is described with a name, and may be meant by “the officials” later. */
  readonly descriptions: readonly Description[];
  /** “He”, “She” or “They” that the sentence begins with. */
  readonly subject: { readonly is: Gender | 'they'; readonly at: number } | null;
  /** Full names in its quotations (of shows and books, and of whom somebody spoke) and in a headline of capitals. */
  readonly quoted: readonly string[];
  /** It has words outside quotations. */
  readonly speaks: boolean;
}

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Single names that are no person's. */
const NO_PERSONS = set(
  'afghanistan albania algeria america argentina armenia australia austria azerbaijan bahrain bangladesh belarus belgium bolivia bosnia brazil britain bulgaria burma cambodia cameroon canada chile china colombia congo croatia cuba cyprus denmark ecuador egypt england estonia ethiopia europe finland france georgia germany ghana greece guatemala haiti honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya kosovo kuwait laos latvia lebanon liberia libya lithuania luxembourg malaysia mali malta mexico moldova mongolia montenegro morocco mozambique myanmar namibia nepal netherlands nicaragua niger nigeria norway oman pakistan palestine panama paraguay peru philippines poland portugal qatar romania russia rwanda scotland senegal serbia singapore slovakia slovenia somalia spain sudan sweden switzerland syria taiwan tanzania thailand tunisia turkey uganda ukraine uruguay uzbekistan venezuela vietnam wales yemen zambia zimbabwe alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming washington london paris berlin moscow beijing brussels kiev kyiv tehran baghdad damascus jerusalem chicago boston philadelphia detroit miami dallas houston atlanta cleveland twitter facebook google apple amazon microsoft congress pentagon kremlin politico reuters obamacare brexit medicare medicaid',
);

/** Words that no person's first name is: names that begin with them are of places and bodies. */
const PLACES = set(
  'new north south east west northern southern eastern western central great united san santa los las el fort port saint st. st lake mount cape black white red green blue super islamic middle fox national international american federal supreme democratic republican european african asian asia africa europe america wall pacific atlantic associated social capitol ivy silicon puerto costa saudi sri hong northwest southwest upper lower royal world global team',
);

/** What people are to others: offices, trades, kin. */
const ROLES =
  'activist|actor|actress|adviser|advisor|aide|ambassador|analyst|anchor|artist|attorney|author|banker|boss|businessman|businesswoman|candidate|captain|chair|chairman|chairwoman|chairperson|chancellor|chief|coach|columnist|commander|commissioner|congressman|congresswoman|consultant|correspondent|counsel|critic|daughter|dean|democrat|deputy|developer|director|doctor|economist|editor|engineer|expert|farmer|father|fellow|founder|co-founder|general|governor|head|historian|host|husband|investor|journalist|judge|justice|lawmaker|lawyer|leader|lecturer|man|manager|mayor|member|minister|mother|neighbor|neighbour|nominee|nurse|officer|official|operative|owner|partner|pastor|physicist|pilot|poet|pollster|president|professor|prosecutor|republican|reporter|researcher|resident|scholar|scientist|secretary|senator|sheriff|singer|sister|brother|soldier|son|speaker|spokesman|spokesperson|spokeswoman|strategist|student|superintendent|supervisor|surgeon|teacher|treasurer|veteran|volunteer|widow|wife|winner|woman|worker|writer|billionaire|environmentalist|magnate|lobbyist|organizer|organiser|donor|envoy|chief executive|executive|rapper|comedian|commentator|spokespeople|legislator|councilman|councilwoman|administrator|negotiator|trader|designer|chef|architect|engineer|programmer|ally|anthropologist|assistant|attorney-general|aunt|backer|baker|barber|biographer|biologist|bishop|blogger|boyfriend|broker|builder|butcher|carpenter|chemist|classmate|cleric|colleague|commuter|confidant|contender|contractor|cousin|criminologist|dad|dealer|defendant|delegate|demographer|demonstrator|dentist|detective|driver|ecologist|electrician|essayist|filmmaker|firefighter|foe|friend|front-runner|frontrunner|geologist|girlfriend|godfather|grandfather|grandmother|grandson|granddaughter|guard|hairdresser|homeowner|hopeful|icon|imam|immigrant|incumbent|inmate|inspector|intern|investigator|juror|landlord|mathematician|mechanic|migrant|midwife|mogul|mom|monk|moderator|musician|native|nephew|niece|novelist|nun|opponent|paramedic|passenger|pharmacist|philanthropist|philosopher|photographer|plaintiff|playwright|plumber|podcaster|priest|principal|producer|protester|psychiatrist|psychologist|publisher|pundit|rabbi|refugee|restaurateur|retiree|rival|roommate|sergeant|shopkeeper|skeptic|sociologist|staffer|star|statistician|stylist|superdelegate|supporter|surrogate|suspect|theologian|therapist|tourist|trooper|tycoon|uncle|veterinarian|victim|waiter|waitress|warden|witness';

/** Behind a name and a comma: what only a person is. */
const HUMAN = new RegExp(
  `^(?:\\d{2}$|(?:(?:an?|the|its|his|her|their|one of|now|then|who|former|then-|retired|longtime|veteran|late|acting|\\p{L}+[’']s?) )*(?:[\\p{L}.-]+ ){0,5}?(?:who|${ROLES})\\b)`,
  'iu',
);

/** Right before a name: “author Jane Doe”, “Norway’s prime minister, Jane Doe”. */
const ROLE_BEFORE = new RegExp(`(?:^|[\\s-])(?:${ROLES})(?: of (?:\\p{Lu}\\p{L}+ ?)+)?,?\\s+$`, 'u');

/** In characters: where before a name its role may begin. */
const LONGEST_ROLE = 60;

/** “her campaign manager, Jane Doe”, “columnist Jane Doe”: with the words that tell the office. */
const APPOSED_ROLE = new RegExp(`(?:(?:\\p{L}+['’]s?|\\p{Ll}+) ){0,2}(?:${ROLES}),?\\s+$`, 'u');

const WOMAN =
  /\b(?:mrs\.?|ms\.?|miss|queen|princess|dame|lady|sister|mother|wife|widow|daughter|aunt|woman|actress|\p{L}+woman|waitress|duchess|heiress|granddaughter|grandmother|girl)\b/u;
const MAN =
  /\b(?:mr\.?|king|prince|sir|lord|brother|father|husband|son|uncle|man|actor|pope|\p{L}{3,}[^o]man|duke|grandson|grandfather|boy)\b/u;
const NO_MAN = /\b(?:woman|human|german|roman|\p{L}+woman)\b/u;

const PREPOSITION =
  /(?:^|\s)(?:of|in|to|for|with|by|from|at|on|about|against|between|after|before|under|over|like|than|into|toward|towards|behind|near|including|amid|among|around|as|during|without|within|through|via|despite|since|until|per|vs\.?|versus)\s(?:the\s|a\s|an\s|its\s|his\s|her\s|their\s|both\s)?(?:[\p{L}.’'-]+\s){0,2}$/iu;
const CLAUSE_START =
  /(?:^|[.,;:—–(“"”]|\b(?:and|but|so|or|that|when|while|because|if|as|where|although|though|since|whether|said|says)\b)\s*(?:but |and |yet |so |still |meanwhile |however |then )?(?:the |an? )?$/iu;
const VERB_NEXT =
  /^(?:\s*\([^)]*\))?(?:,[^,.;]{1,120},)?\s+(?:also |then |later |now |still |never |often |once |recently |repeatedly |further |reportedly |\p{L}+ly )?(?:is|was|has|had|will|would|could|can|may|might|does|did|said|says|told|\p{Ll}{2,}(?:ed|es|s)|went|came|made|took|got|gave|left|met|won|lost|ran|began|held|put|set|led|spoke|stood|saw|wrote|called)\b/u;

const GENDERED = /(?<![\p{L}’'-])(he|him|his|himself|she|her|hers|herself)(?![\p{L}’'-])/giu;

/** Its noun was taken for a verb. */
const QUANTIFIER = /^(?:many|some|several|most|both|few)$/i;

const FIRST =
  /^[^\p{L}]{0,2}(?:but |and |so |yet |still, |then |instead, |now, )?(he|she|they)(?![\p{L}’'-])/iu;
const FIRST_PRONOUN: Readonly<Record<string, Gender | 'they'>> = { he: 'he', she: 'she', they: 'they' };

function openingPronoun(text: string): Telling['subject'] {
  const match = FIRST.exec(text);
  const is = FIRST_PRONOUN[match?.[1]?.toLowerCase() ?? ''];
  return match === null || is === undefined ? null : { is, at: match[0].length - is.length };
}

/** All who are named in a stretch of prose, in order. */
export const mentionsIn = (text: string): readonly Mention[] =>
  isTitleCase(text)
    ? []
    : namesIn(text)
        .filter((name) => !isOpening(text, name))
        .map((name) => mentionOf(text, name));

/**
 * @param text a sentence in which every quotation has been blanked
 * @param mentions those in it
 * @param subject its subject, if grammar finds one, and where it starts
 * @param quotations what was blanked
 */
export function tellingOf(
  text: string,
  mentions: readonly Mention[],
  subject: { readonly words: string; readonly at: number } | null,
  quotations: string,
): Telling {
  return {
    mentions,
    quoted: fullNamesIn(isTitleCase(text) ? `${text} ${quotations}` : quotations),
    pronouns: [...text.matchAll(GENDERED)].map((match) => ({
      at: match.index,
      gender: match[0].toLowerCase().startsWith('h') && !/^her/i.test(match[0]) ? 'he' : 'she',
    })),
    group: subject !== null && !QUANTIFIER.test(subject.words) && isGroup(subject.words) ? subject : null,
    descriptions: descriptionsIn(text),
    subject: openingPronoun(text),
    speaks: /\p{L}/u.test(text),
  };
}

/** A given name that is known, and what follows: of “The Jane Doe Show”, Jane Doe. */
const fullNamesIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?<![\p{L}’'-])(\p{Lu}\p{Ll}+)(?= (\p{Lu}[\p{L}’'-]*\p{L}))/gu)]
    .filter(([, given = '']) => isGivenName(given.toLowerCase()))
    .map(([, given = '', family = '']) => `${given} ${family}`);

/** “Discussing the plan, …”: a word that is capitalised because it comes first. */
const isOpening = (text: string, { full, titles, start }: Name): boolean =>
  titles.length === 0 &&
  !/\p{L}/u.test(text.slice(0, start)) &&
  /^\p{L}+(?:ing|ly|ever|ed)$/u.test(full) &&
  !NO_PERSONS.has(full.toLowerCase());

/** A headline that capitalises its verbs: names can't be told from the words around them. */
const isTitleCase = (text: string): boolean => {
  const words = text.match(/(?<![\p{L}’'-])\p{L}{4,}(?![\p{L}’'-])/gu) ?? [];
  return words.length > 5 && words.every((word) => /^\p{Lu}/u.test(word) || SMALL_IN_TITLES.has(word));
};

/** Sentences that name many have one small word at least, their verb. */
const SMALL_IN_TITLES = set(
  'about after amid among around before behind between beyond down from into like near onto over past since than that their through under until upon versus when while with within without your',
);

function mentionOf(text: string, name: Name): Mention {
  const before = text.slice(0, name.start);
  const behind = text.slice(name.end);
  const description = descriptionBehind(behind);
  const called = [
    ...name.titles,
    ...wordsOf(description.split(/ (?:of|for|at|in|who|whose|from|on|with) /)[0] ?? ''),
    ...wordsOf(APPOSED_ROLE.exec(before.slice(-LONGEST_ROLE))?.[0] ?? ''),
  ];
  const words = wordsOf(name.full);
  // “Doe, head of the Fund for Old Dams, who …”
  const told = HUMAN.test(description) && !(description.startsWith('who ') && BELONGING.test(before));
  const human = told || name.titles.some((title) => !NOT_PERSONAL.has(title));
  const acronym = /^(?:\p{Lu}\.?){2,6}$/u.test(name.full);
  const kind = acronym ? 'other' : human ? 'person' : bodyLike(before, behind, words) ? 'other' : null;
  const described = [...name.titles, description].join(' ').toLowerCase();
  return {
    name,
    first: !/\p{L}/u.test(before),
    article: /\b(?:the|this|these|those|an?) $/iu.test(before),
    role: roleOf(before, behind),
    kind,
    gender: genderOf(words, described, description),
    called: called.filter((word) => !BODIES.has(word)),
    introduced: introduction(before, behind, name, description),
  };
}

const BELONGING = /\s(?:of|for|at|in)\s(?:the\s)?$/u;

/** More than a courtesy. */
const COURTESY = /^(?:mr|mrs|ms|miss)\.?$/;

function introduction(
  before: string,
  behind: string,
  { full, titles }: Name,
  description: string,
): string | null {
  if (
    HUMAN.test(description) &&
    !/^who (?!(?:heads?|headed|leads|led|runs|ran|serve[sd]|works|worked|is|was)\b)/u.test(description)
  )
    return `${full}, ${description}`;
  const role = ROLE_BEFORE.exec(before.slice(-LONGEST_ROLE))?.[0].trim();
  if (role !== undefined) return `${role} ${full}`;
  const office = titles.filter((title) => !COURTESY.test(title));
  if (office.some((title) => !NOT_PERSONAL.has(title))) return [...office, full].join(' ');
  // “Doe was elected mayor”, “Doe is a former minister”
  const is = IS_A.exec(behind)?.[0];
  return is === undefined ? null : `${full}${is}`;
}

const IS_A = new RegExp(
  `^\\s(?:is|was|became|served as|serves as|works as|worked as|heads|headed|runs|ran|leads|led|founded)\\s(?:(?:an?|the|its|his|her|their|now|once)\\s)?(?:[\\p{L}.-]+ ){0,3}?(?:${ROLES})\\b`,
  'iu',
);

/** Titles that stand before names of bodies as well: “Russian Railways”, “Senate Republicans”. */
const NOT_PERSONAL = set(
  'first republican democratic house senate russian american british french german chinese syrian israeli iranian u.s. us un eu state interior defense defence finance health foreign executive vice deputy of former majority minority special chief republicans democrats late',
);

const bodyLike = (before: string, behind: string, words: readonly string[]): boolean =>
  // “the Doe campaign” says nothing of Doe.
  (/\b(?:the|this|these|those|an?) $/iu.test(before) &&
    (VERB_NEXT.test(behind) || !/^\s\p{Ll}/u.test(behind))) ||
  isBodyName(words) ||
  PLACES.has(words[0] ?? '') ||
  // “Northern Ireland”, but “Denzel Washington”
  (words.length > 1 && NO_PERSONS.has(words.at(-1) ?? '') && !isGivenName(words[0] ?? '')) ||
  words.some((word) => word === 'of' || word === '&') ||
  (words.length === 1 && NO_PERSONS.has(words[0] ?? ''));

/** “Bill Doe” is no bill, and “Jane Hall” no hall; “the Doe Foundation” is a body whoever founded it. */
function isBodyName(words: readonly string[]): boolean {
  const [first = ''] = words;
  const given = words.length > 1 && isGivenName(first);
  if (!given) return words.some((word) => BODIES.has(word));
  const last = words.at(-1) ?? '';
  return words.length > 2
    ? words.slice(1).some((word) => BODIES.has(word))
    : BODIES.has(last) && !SURNAMES_TOO.has(last);
}

const SURNAMES_TOO = set(
  'banks bay bridge church day force guard hall house lake law park post press school street tower west',
);

/** Words, in lower case, that are the name of a place or of what is known by one word alone. */
export const isPlace = (words: readonly string[]): boolean =>
  words.length === 1 && NO_PERSONS.has(words[0] ?? '');

const ROLE = new RegExp(`\\b(?:${ROLES})$`, 'iu');

/** “the senator”: an office, a trade or kin, and nothing behind it. */
export const isRole = (words: string): boolean => ROLE.test(words);

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{M}’'.-]+/gu) ?? [];

/** “, the mayor of Doeville,” or “(the mayor)”; empty where nothing like that follows. */
function descriptionBehind(behind: string): string {
  const match =
    /^(?:\s*\([^)]{1,30}\))?,\s(?!and\b|but\b|or\b|said|says|who\b)([^,;:—–()“”"]{2,90})(?=[,.;]|$)/u.exec(
      behind,
    ) ??
    /^,\s(who \p{L}+)/u.exec(behind) ??
    /^\s(who \p{L}+)/u.exec(behind);
  const described = match?.[1] ?? '';
  if (CLAUSE.test(described.split(/\bwho\b/)[0] ?? '')) return '';
  return /^(?:\p{Lu}|in |on |at |with |for |after |when |as |by |from |to |which )/u.test(described) &&
    !/^(?:R-|D-|R\.|D\.)/.test(described) &&
    !HUMAN.test(described)
    ? ''
    : described;
}

const CLAUSE =
  /\b(?:said|says|told|is|are|was|were|has|had|have|will|would|could|can|may|does|did|alleg\w+|claim(?:s|ed)|argue[sd]?|add(?:s|ed)|stat(?:es|ed))\b/u;

function roleOf(before: string, behind: string): Mention['role'] {
  if (/^['’]s?(?![\p{L}])/u.test(behind)) return 'possessor';
  if (VERB_NEXT.test(behind) && !PREPOSITION.test(before)) return 'subject';
  return CLAUSE_START.test(before) && !PREPOSITION.test(before) && !/^\s*(?:,|\.|$)/.test(behind)
    ? 'subject'
    : 'object';
}

function genderOf(words: readonly string[], told: string, description: string): Gender | null {
  const titles = told.slice(0, told.length - description.length);
  if (WOMAN.test(titles)) return 'she';
  if (MAN.test(titles) && !NO_MAN.test(titles)) return 'he';
  const [first = ''] = words;
  const given = words.length > 1 ? givenGender(first) : null;
  if (given !== null) return given;
  // “Doe, a spokeswoman”, but not “Doe, whose wife”.
  const head = description.split(/\b(?:of|for|at|in|who|whose)\b/u)[0]?.toLowerCase() ?? '';
  if (WOMAN.test(head)) return 'she';
  return MAN.test(head) && !NO_MAN.test(head) ? 'he' : null;
}
