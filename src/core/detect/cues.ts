/** Verbs by what they take. The commonest of English news; forms are made from the base. */

/** Take words in quotation marks and a clause ("said that", "said the bridge was"). */
const SAY =
  'say add note announce argue explain suggest report claim insist warn predict acknowledge admit declare conclude confirm stress tweet write recall reply respond continue state reveal estimate allege agree complain reiterate emphasize emphasise assert maintain contend concede caution remark observe joke quip testify disclose recount repeat underscore underline lament charge speculate conclude counter retort vow pledge promise post email comment indicate protest shout yell proclaim muse sigh exclaim boast tell inform remind assure ask';

/** Take a clause, seldom words in quotation marks. */
const THINK =
  'believe think hope expect fear doubt know feel deny show find demand urge propose recommend imply mean worry guess suspect assume forecast decide learn understand signal hint';

/** Take a noun: worth marking as somebody's view of somebody. */
const JUDGE =
  'accuse blame criticize criticise praise condemn denounce reject dismiss endorse defend describe call slam blast mock thank support oppose question cite express attack mention echo challenge voice portray tout decry highlight request decline deem';

/** Take what is meant to be done: “wants to close the port”. */
const PLAN = 'want intend threaten refuse offer seek plan hope';

const IRREGULAR: Readonly<Record<string, readonly [past: string, participle: string]>> = {
  say: ['said', 'said'],
  seek: ['sought', 'sought'],
  tell: ['told', 'told'],
  write: ['wrote', 'written'],
  think: ['thought', 'thought'],
  know: ['knew', 'known'],
  feel: ['felt', 'felt'],
  show: ['showed', 'shown'],
  find: ['found', 'found'],
  mean: ['meant', 'meant'],
  understand: ['understood', 'understood'],
  forecast: ['forecast', 'forecast'],
  learn: ['learned', 'learned'],
};

export type CueClass = 'say' | 'think' | 'judge' | 'plan';
export type CueForm = 'base' | 's' | 'past' | 'ing';

export interface Cue {
  readonly lemma: string;
  readonly class: CueClass;
  readonly form: CueForm;
}

const CUES = new Map<string, Cue>();

function define(list: string, kind: CueClass): void {
  for (const lemma of list.split(' ')) {
    const doubled = /^(?:quip|admit|slam|plan)$/.test(lemma) ? lemma + lemma.slice(-1) : lemma;
    const stem = lemma.endsWith('e') ? lemma.slice(0, -1) : doubled;
    const softY = /[^aeiou]y$/.test(lemma);
    const plural = softY
      ? `${lemma.slice(0, -1)}ies`
      : /(?:s|sh|ch)$/.test(lemma)
        ? `${lemma}es`
        : `${lemma}s`;
    const past = softY ? `${lemma.slice(0, -1)}ied` : `${stem}ed`;
    const forms: [string, CueForm][] = [
      [lemma, 'base'],
      [plural, 's'],
      [`${stem}ing`, 'ing'],
      [IRREGULAR[lemma]?.[0] ?? past, 'past'],
      [IRREGULAR[lemma]?.[1] ?? past, 'past'],
    ];
    for (const [form, name] of forms) if (!CUES.has(form)) CUES.set(form, { lemma, class: kind, form: name });
  }
}
define(SAY, 'say');
define(THINK, 'think');
define(PLAN, 'plan');
define(JUDGE, 'judge');

/** What a word, in lower case, is as a cue; undefined: none. */
export const cueOf = (word: string): Cue | undefined => CUES.get(word);

/** May stand between a source and its cue, or behind a cue. */
export const ADVERBS: ReadonlySet<string> = new Set(
  'also long later earlier then now once again recently repeatedly previously reportedly publicly privately still even only just flatly simply often always never already however further additionally separately clearly quietly angrily bluntly has had have having is was were are been be will would did does do not n’t could can may might must should'.split(
    ' ',
  ),
);

export const TIMES: ReadonlySet<string> = new Set(
  'monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight later earlier recently afterward afterwards'.split(
    ' ',
  ),
);

/** Take a person before what is said: "told reporters that". */
export const WITH_RECIPIENT: ReadonlySet<string> = new Set([
  'tell',
  'inform',
  'remind',
  'assure',
  'warn',
  'ask',
  'promise',
  'urge',
]);

/** May be followed by what is meant to be done: “vowed to appeal”. */
export const TAKES_INFINITIVE: ReadonlySet<string> = new Set(
  'want intend threaten refuse offer seek plan hope vow pledge promise agree expect decide'.split(' '),
);
