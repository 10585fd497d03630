const set = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const MANY = set(
  'people police officials lawmakers men women children critics experts voters others many some several most both few',
);

/** What speaks when it is several: no “returns” and “tensions”. */
const ANIMATE =
  /(?:crats|cans|[^h]ers|ors|ists|ians|[^m]ents|ants|lysts|aides|allies|families|members|officials|rivals|colleagues|friends|women|men|nominees|employees|heads|chiefs|groups|unions|agencies|companies|delegates|candidates|advocates|associates|witnesses|neighbo(?:u)?rs|relatives|police|people|wives|kids|children|experts|clerics|judges|justices|veterans|democrats|countries|states|nations|governments|parents|conservatives|liberals|progressives|executives|representatives|natives|whites|blacks|latinos|hispanics|muslims|jews|christians)$/u;

/** They end like people: waivers, factors, borders. */
const THINGS =
  /^(?:answers|barriers|borders|centers|chapters|characters|computers|corners|covers|doors|dinners|errors|factors|favou?rs|fingers|flowers|figures|floors|honou?rs|hours|letters|matters|mirrors|numbers|offers|orders|others|papers|powers|quarters|rumou?rs|sectors|shutters|servers|shoulders|tenors|towers|trailers|waivers|waters)$/;

/** Capitalised, and no family name: Sanders, Evans. */
const PEOPLES =
  /^(?:\p{L}*crats|\p{L}*(?:[ct]ans|icans|nians|rians|sians|tians|lians|inians|eans)|muslims|christians|jews|arabs|kurds|latinos|hispanics|britons|germans|israelis|iraqis|texans|libertarians|tories|liberals|conservatives|greens|marines|guardsmen)$/u;

/** “Democrats”, “Doe and Roe”, “the two senators”: more than one, who can speak. */
export function isGroup(words: string): boolean {
  if (/\p{L} and (?:\p{L}+\.? )?\p{Lu}/u.test(words) && !/[,—–]/.test(words)) return true;
  const head =
    withoutQuantity(words).split(
      /,| (?:of|in|from|for|at|who|that|with|on|to|by|including|like|familiar|close) |[—–(]/u,
    )[0] ?? words;
  const all = head.toLowerCase().match(/[\p{L}’'-]+/gu) ?? [];
  const last = all.at(-1) ?? '';
  if (MANY.has(last)) return true;
  if (/^\p{Lu}/u.test(head.split(/\s/).at(-1) ?? '')) return PEOPLES.test(last);
  return ANIMATE.test(last) && !THINGS.test(last) && !/^(?:an?|this|that|one|every|each)$/.test(all[0] ?? '');
}

const QUANTITY =
  /^(?:(?:nearly|about|more than|at least|up to|an?|the) )?(?:(?:[\d,.]+|\p{L}+) ){0,2}?(?:dozens?|hundreds|thousands|millions|scores|some|many|all|most|none|one|two|three|four|five|six|several|few|half|majority|number|group|handful|couple|chorus|panel|percent) of (?:(?:the|his|her|its|their|those|these|our) )?(?=\p{L})/iu;

/** “dozens of members of her party”: members. */
export const withoutQuantity = (words: string): string => words.replace(QUANTITY, '');
