import { isGivenName } from './first-names.ts';

/** Words of offices and ranks: before a name they are its title, after a name they are none of it. */
const TITLES = new Set(
  'president vice premier chancellor prime deputy foreign interior defense defence finance health minister secretary state senator sen. representative rep. delegate del. congressman congresswoman governor gov. mayor councilman councilwoman commissioner ambassador envoy special judge justice chief attorney general gen. colonel col. lieutenant lt. sergeant sgt. captain capt. admiral adm. major officer detective inspector sheriff king queen prince princess pope cardinal archbishop bishop rev. reverend father sister imam rabbi professor prof. doctor dr. mr. mrs. ms. miss sir dame lord lady director chairman chairwoman chairperson chair chief executive ceo coach manager spokesman spokeswoman spokesperson analyst economist engineer author editor host moderator candidate nominee former acting assistant associate senior first republican democratic democrat speaker leader majority minority house senate whip treasurer superintendent principal dean provost rector counsel counselor adviser advisor strategist pollster republicans democrats late russian american british french german chinese syrian israeli iranian u.s. us un eu actor actress singer rapper comedian billionaire businessman businesswoman activist lawyer attorney columnist journalist reporter historian pollster retired navy marine veteran commander admiral founder co-founder pastor scholar scientist libertarian conservative evangelist playwright novelist filmmaker photographer undersecretary staff pres. mr mrs ms dr prof rep sen gov gen lt sgt capt col maj rev hon supt. supt det. det cpl. pvt. cmdr. atty. ag gop mep mp msp'.split(
    ' ',
  ),
);

/** Of bodies, places, works and papers: the last word of their names, or the one before “of”. */
export const BODIES: ReadonlySet<string> = new Set(
  'administration agency alliance amendment army assembly association authority bank board broadcasting bureau cabinet campaign caucus center centre chamber church city clinic club coalition college commission committee community company conference congress convention cooperation corp corporation council county court daily department district division endowment enterprise exchange federation force forces forum foundation fund government group guard hospital house inc industries initiative institute institution journal league magazine media ministry mission monitor movement museum nation nations network news observatory office organisation organization pac panel parliament partnership party police post press program programme project radio records registry republic review school senate service services society state states studies survey system tech television times tribune trust tv union university week act accord agreement bill charter constitution treaty plan street avenue river island mountain lake sea ocean beach park airport station stadium tower building hall plaza bridge war day award prize security data intelligence bulletin report poll dam bay valley hills coast'.split(
    ' ',
  ),
);

/** Belong to a name though they are small. */
const PARTICLES = new Set(
  'al al- bin ibn de del della der den di da dos du la le van von ten ter el y'.split(' '),
);

const SUFFIX = /^(?:Jr|Sr|II|III|IV)\.?$/;

const NAME_WORD = /^\p{Lu}[\p{L}\p{M}'’.-]*$|^(?:al|el|ul|ad|as)-\p{Lu}[\p{L}\p{M}'’-]*$/u;

const WORD = /[\p{L}\p{M}\p{N}'’.&-]+|[^\s]/gu;

/** Months by which people are called. */
const SURNAMES_TOO = /^(?:March|April|May|June|August)$/;

/** Begin sentences, and so stand before names without being part of them. */
const NOT_NAMES = new Set(
  'the a an this that these those and but or in on at after before when while as if for from with by to of its his her their our it he she they we i you who however meanwhile although though despite since until because according asked there here yes no not now then also still both some many most all each every one two three last next january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday neither either wherever whenever whatever whoever even another other others such only just like unlike under over despite during among between given once instead perhaps maybe again today yesterday more less few several presumptive billionaire conservative liberal campaign critics supporters what why how where when whether because so yet plus nor neither said says is are was were has have had do does did can could should would must might beneath behind inside outside amid across toward beyond through within without against above below near via per'.split(
    ' ',
  ),
);

export interface Name {
  /** Without titles: “Sergei Lavrov”. */
  readonly full: string;
  /** The word that it is repeated by: “Lavrov”. */
  readonly last: string;
  /** Words of titles that stood before it, in lower case. */
  readonly titles: readonly string[];
  /** Where it starts and ends in the text that was searched. */
  readonly start: number;
  readonly end: number;
}

/** All proper names in a stretch of prose, in order: runs of capitalised words, without the titles before them. */
export function namesIn(text: string): readonly Name[] {
  const names: Name[] = [];
  let run: { text: string; start: number; end: number }[] = [];
  const beginning = text.search(/\p{L}/u);
  const asks = /\?["”’')\]]*\s*$/.test(text);
  const close = (): void => {
    const opens = run[0]?.start === beginning;
    const words = run.map((word) => word.text);
    const name = nameOf(opens && (isOpening(words) || (asks && isAuxiliary(words))) ? run.slice(1) : run);
    if (name !== null) names.push(name);
    run = [];
  };
  for (const match of text.matchAll(WORD)) {
    let word = match[0];
    const start = match.index;
    const possessive = /['’]s?\.?$/.exec(word);
    if (possessive !== null) word = word.slice(0, possessive.index);
    const last = start + match[0].length >= text.trimEnd().length;
    const dotted = /^(?:\p{Lu}\.){2,}$/u.test(word) || (TITLES.has(word.toLowerCase()) && !last);
    const sentenceEnd =
      (/\p{Ll}{3}\.$/u.test(word) && !dotted) ||
      (word.endsWith('.') &&
        !dotted &&
        (word.length > 5 || (last && /^\p{L}\p{Ll}+\.$/u.test(word) && !SUFFIX.test(word))));
    if (sentenceEnd) word = word.slice(0, -1);
    const inName =
      NAME_WORD.test(word) ||
      (run.length > 0 && (PARTICLES.has(word) || (TITLES.has(word) && word.length > 2)));
    const breaks = run.length > 0 && /[^\s]/.test(text.slice(run.at(-1)?.end ?? 0, start));
    if (breaks) close();
    // “Theresa May”, but “on Friday May 5”
    const surname =
      run.length > 0 && SURNAMES_TOO.test(word) && !/^\s*\d/.test(text.slice(start + word.length));
    if (inName && (surname || !NOT_NAMES.has(word.toLowerCase())))
      run.push({ text: word, start, end: start + word.length });
    else if (word === 'of' && run.length > 0 && joinsWithOf(run.at(-1)?.text.toLowerCase() ?? '')) {
      run.push({ text: word, start, end: start + word.length });
    } else close();
    if (possessive !== null || sentenceEnd) close();
  }
  close();
  return names;
}

/**
 * “Debating Doe”, “Prize-winner Jane Doe”: a first word that is capitalised because a sentence begins with it. By itself,
 * “Manning” may as well be somebody's name.
 */
const isOpening = ([first = '', ...more]: readonly string[]): boolean =>
  more.length > 0 &&
  /^\p{Lu}(?:\p{Ll}+(?:ing|ly|ed)|\p{L}*-\p{Ll}{3,})$/u.test(first) &&
  !isGivenName(first.toLowerCase());

/** “Will Doe resign?” asks, and names nobody Will. */
const isAuxiliary = ([first = '', ...more]: readonly string[]): boolean =>
  more.length > 0 && /^(?:Will|May)$/.test(first);

/** “Secretary of State”, “Department of Justice” */
const joinsWithOf = (word: string): boolean => TITLES.has(word) || BODIES.has(word);

/** “Dean Doe” and “Marine Le Doe” have such first names, “Jane King Jr.” such a family name; “Dean Jane Doe” is a dean. */
const isOwnName = (before: string, word: string, behind: string): boolean =>
  (isGivenName(word) && !isGivenName(behind)) || (FAMILIES.test(word) && isGivenName(before));

const FAMILIES = /^(?:bishop|dean|king|pope|prince)$/;

function nameOf(run: readonly { text: string; start: number; end: number }[]): Name | null {
  let from = 0;
  let to = run.length;
  const lower = (index: number): string => run[index]?.text.toLowerCase() ?? '';
  while (to > 0 && lower(to - 1) === 'of') to--;
  // “State Department” and “Senate Intelligence Committee” are names as a whole.
  const body =
    to > 1 &&
    (BODIES.has(lower(to - 1)) ||
      run.slice(1, to).some((_, at) => lower(at + 1) === 'of' && BODIES.has(lower(at))));
  const isTitle = (i: number): boolean =>
    TITLES.has(lower(i)) && !isOwnName(lower(i - 1), lower(i), lower(i + 1));
  for (let i = 0; i < to && !body; i++) {
    if ((isTitle(i) || lower(i) === 'of') && i + 1 < to) from = i + 1;
  }
  while (to > from && /^\p{Ll}/u.test(run[to - 1]?.text ?? '') && !/-\p{Lu}/u.test(run[to - 1]?.text ?? ''))
    to--;
  const words = run.slice(from, to);
  const [first] = words;
  const end = words.at(-1)?.end;
  if (first === undefined || end === undefined) return null;
  const named = words.length > 1 && SUFFIX.test(words.at(-1)?.text ?? '') ? words.slice(0, -1) : words;
  const last = named.at(-1)?.text ?? '';
  const courtesy = /^(?:mr|mrs|ms|miss|dr)\.?$/.test(lower(from - 1));
  if (words.length === 1 && ((TITLES.has(last.toLowerCase()) && !courtesy) || /^\p{Lu}\.?$/u.test(last)))
    return null;
  const titles = run.slice(0, from).map(({ text }) => text.toLowerCase());
  return { full: words.map(({ text }) => text).join(' '), last, titles, start: first.start, end };
}
