import type { Article, Chunk } from './article.ts';

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Words that every text of a language is full of. A word of several languages counts for each, so it decides nothing. */
const COMMON: Readonly<Record<string, ReadonlySet<string>>> = {
  en: set(
    'the of and to in a is was for on that with as at by from it he his be are this have had not but they which or an were been their said will would who has',
  ),
  de: set(
    'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sagte',
  ),
  fr: set(
    'de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se le ce il sont la avec son ou aux cette ses mais comme on été elle nous leur était sa ont lui deux dit',
  ),
  es: set(
    'de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ya o fue este ha sí porque esta son entre está cuando muy sin sobre también me hasta hay donde quien desde dijo',
  ),
  it: set(
    'di e il la che in un a per è una del sono non le si della i con da dei come al ha più nel alla gli anche ma delle lo su nella questo dal ai o se suo ho era stato hanno perché cui detto',
  ),
  pt: set(
    'de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando muito nos já eu também só pelo pela até isso ela entre era depois sem mesmo aos são disse',
  ),
  nl: set(
    'de van het een en in is dat op te zijn met voor niet die aan er om ook als door maar bij uit naar hij wordt heeft nog werd deze over worden kan dan meer was hun geen veel zei',
  ),
  sv: set(
    'och i att en det som på är av för med den till inte om ett han men var jag sig från så har de vid man eller när nu sin hade kan ska efter också över säger vara blev',
  ),
  no: set(
    'og i er på det som en for med at av til den har de ikke et om han var fra men vi seg jeg ble skal også kan etter over sier ved eller være blir under sa',
  ),
  da: set(
    'og i at det er en den til af på med som de for der har ikke et han var fra men vi sig jeg blev skal også kan efter over siger ved eller være bliver under sagde',
  ),
  fi: set(
    'ja on ei että se hän oli mutta ovat kun myös joka kuin sen niin ole mukaan hänen sekä jo vain tai mitä tämä voi jos olla ollut sanoi',
  ),
  pl: set(
    'i w nie na się z do to że jest o jak po ale za od co jego przez tym dla był tak są czy przy które który jej ich może tylko już oraz było powiedział',
  ),
  cs: set(
    'a se v na je že s z do o to i za k ve pro by ale po od jako jeho podle být jsou až jen který která také byl nebo při už jak tak uvedl',
  ),
  hu: set(
    'a az és hogy nem is egy volt meg de ez csak már még el ha mint azt vagy van lesz szerint ki volna majd fel mondta',
  ),
  ro: set(
    'de și în a la cu pe o un din că nu care este pentru mai au fost sunt prin fi ca sau după dar al ale cel lui spus',
  ),
  tr: set(
    've bir bu da de için ile olarak çok daha gibi olan en ne kadar sonra var olduğu ama ya dedi her o mi',
  ),
};

/** Scripts that one language or a few are written in, and who is meant where nothing tells more. */
const SCRIPTS: readonly (readonly [script: RegExp, language: string])[] = [
  [/[іїєґІЇЄҐ]/gu, 'uk'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Devanagari}/gu, 'hi'],
];

/** By the front matter's English names as well as by its codes. */
const NAMES: Readonly<Record<string, string>> = {
  english: 'en',
  german: 'de',
  french: 'fr',
  spanish: 'es',
  italian: 'it',
  portuguese: 'pt',
  dutch: 'nl',
  swedish: 'sv',
  norwegian: 'no',
  danish: 'da',
  finnish: 'fi',
  polish: 'pl',
  czech: 'cs',
  hungarian: 'hu',
  romanian: 'ro',
  turkish: 'tr',
  russian: 'ru',
  ukrainian: 'uk',
  greek: 'el',
  hebrew: 'he',
  arabic: 'ar',
  japanese: 'ja',
  korean: 'ko',
  chinese: 'zh',
};

/** Fewer words tell nothing: a text is English until it is shown not to be. */
const ENOUGH = 20;
/** Of running text in any of these languages, more than this share are its common words. */
const SHARE = 0.12;
/** How many more of them than of the English ones. */
const AHEAD = 1.8;

interface Counts {
  readonly words: number;
  readonly letters: number;
  readonly common: ReadonlyMap<string, number>;
  readonly scripts: ReadonlyMap<string, number>;
}

const counted = new WeakMap<Chunk['blocks'], Counts>();

/**
 * The language an article is in, as a primary subtag of BCP 47: what its front matter says (`lang`, `language`,
 * `locale`), else what most of its prose is. Cautious: a short text, and one that is half English, is English.
 */
export function languageOf({ frontMatter, chunks }: Article): string {
  for (const field of ['lang', 'language', 'locale']) {
    const said = frontMatter[field];
    if (typeof said !== 'string') continue;
    const named =
      NAMES[said.trim().toLowerCase()] ?? /^\s*([a-z]{2,3})(?:[-_]|\s*$)/iu.exec(said)?.[1]?.toLowerCase();
    if (named !== undefined) return named === 'nb' || named === 'nn' ? 'no' : named;
  }
  const all = chunks.map(({ chunk }) => countsOf(chunk.blocks));
  return byScript(all) ?? byWords(all);
}

function countsOf(blocks: Chunk['blocks']): Counts {
  const known = counted.get(blocks);
  if (known !== undefined) return known;
  const prose = blocks.map((block) => block.prose).join('\n');
  const words = prose.toLowerCase().match(/\p{L}+/gu) ?? [];
  const common = new Map<string, number>();
  for (const [language, list] of Object.entries(COMMON)) {
    common.set(
      language,
      words.reduce((sum, word) => sum + (list.has(word) ? 1 : 0), 0),
    );
  }
  const scripts = new Map(SCRIPTS.map(([script, language]) => [language, prose.match(script)?.length ?? 0]));
  const counts = { words: words.length, letters: prose.match(/\p{L}/gu)?.length ?? 0, common, scripts };
  counted.set(blocks, counts);
  return counts;
}

const total = (all: readonly Counts[], of: (counts: Counts) => number): number =>
  all.reduce((sum, counts) => sum + of(counts), 0);

function byScript(all: readonly Counts[]): string | null {
  const letters = total(all, (counts) => counts.letters);
  if (letters < ENOUGH) return null;
  const share = (language: string): number =>
    total(all, ({ scripts }) => scripts.get(language) ?? 0) / letters;
  if (share('ru') > 0.5) return share('uk') > 0.02 ? 'uk' : 'ru';
  // Japanese is written with the signs of Chinese as well.
  if (share('ja') > 0.1 && share('ja') + share('zh') > 0.5) return 'ja';
  const [most] = SCRIPTS.filter(([, language]) => language !== 'uk' && share(language) > 0.5);
  return most?.[1] ?? null;
}

function byWords(all: readonly Counts[]): string {
  const words = total(all, (counts) => counts.words);
  if (words < ENOUGH) return 'en';
  const hits = (language: string): number => total(all, ({ common }) => common.get(language) ?? 0);
  const english = hits('en');
  const [best] = Object.keys(COMMON)
    .filter((language) => language !== 'en')
    .map((language) => [language, hits(language)] as const)
    .toSorted((a, b) => b[1] - a[1]);
  return best !== undefined && best[1] > SHARE * words && best[1] > AHEAD * english ? best[0] : 'en';
}
