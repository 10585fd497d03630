import { CLAIM_TYPES } from './claim.ts';
import type { ClaimType } from './claim.ts';
import { cueOf } from './cues.ts';
import { mentionsIn } from './mentions.ts';
import type { Mention } from './mentions.ts';
import { model } from './model/model.ts';
import { TAGS } from './model/parts-of-speech.ts';
import { readSentence } from './model/sentence.ts';
import type { Sentence } from './model/sentence.ts';

const MONTH =
  '(?:Jan(?:uary|\\.)|Feb(?:ruary|\\.)|March|Mar\\.|April|Apr\\.|May|June|July|Aug(?:ust|\\.)|Sept(?:ember|\\.)|Oct(?:ober|\\.)|Nov(?:ember|\\.)|Dec(?:ember|\\.))';
const WEEKDAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
const NUMBER_WORD =
  '(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|dozens?|half|twice|double|triple|third|quarter)';

const NUMBERS =
  '(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty)';

/** A span that says when or how long, not how much. */
const SPAN =
  '(?:more |full |long )?(?:years?|months?|weeks?|days?|hours?|minutes?|decades?|centur(?:y|ies))(?![- ]old)';

/** One pattern a type: what a reader who knows the labels of `news-claims-guide.md` would look for. */
const PATTERNS: readonly (readonly [type: ClaimType, pattern: RegExp, unless?: RegExp])[] = [
  [
    'quantity',
    new RegExp(
      `[$€£]\\s?\\d|\\d[\\d,.]*\\s?(?:%|percent|per cent|points?|million|billion|trillion|thousand|people|miles?|km|kilomet|met|feet|tons?|votes?|times)|\\b\\d{1,3}(?:,\\d{3})+\\b|(?<![\\w.,$/-])(?<!${MONTH}\\s)(?!(?:19|20)\\d\\d\\b)\\d+(?:\\.\\d+)?\\b(?![-/]\\d|['’]s\\b|[-\\s]*(?:a\\.m|p\\.m|st\\b|nd\\b|rd\\b|th\\b|${SPAN}))|(?<!\\b(?:the|these|those|other|last|past|next|first) )\\b${NUMBER_WORD}\\b(?![-\\s]*(?:[a-z]+[- ])?${SPAN})|\\b(?:tens|dozens|hundreds|thousands|millions|billions) of\\b|(?<![\\w-])\\d{1,3}[-–]\\d{1,3}(?![\\w-])`,
      'iu',
    ),
  ],
  [
    'date',
    new RegExp(
      `\\b${WEEKDAY}\\b|\\b${MONTH}\\s+\\d|\\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|of|from|before|after|[Ee]arly|[Ll]ate|[Ll]ast|[Nn]ext|this)\\s+${MONTH}(?![\\w])|\\b(?:1[5-9]|20)\\d\\d(?:s\\b|\\b(?!\\s*(?:people|miles|votes)))|\\b(?:yesterday|today|tomorrow|tonight)\\b|\\b(?:last|next|this|past|previous|coming|earlier this|later this)\\s+(?:week|month|year|decade|summer|winter|spring|fall|autumn|night|weekend)\\b|\\b(?:\\d+|[Aa] few|[Ss]everal|[Aa]n?|${NUMBERS})(?:-\\w+)?\\s+(?:years?|months?|weeks?|days?|hours?|decades?|century)\\s+(?:ago|later|earlier|before|after)\\b|\\b(?:last|past|next|coming|nearly|almost|about|over|than|for|within)\\s+(?:\\d+|${NUMBERS}|a|few|several)\\s+(?:years?|months?|weeks?|days?|decades?|century)\\b|\\b\\d{1,2}(?::\\d\\d)?\\s?[ap]\\.?m\\b`,
      'u',
    ),
  ],
  ['age', /\b\d{1,3}-year-old\b|\baged? \d{1,3}\b|,\s\d{2},/],
  [
    'comparison',
    /\b(?:more|less|fewer|greater|higher|lower|larger|smaller|better|worse|older|younger|faster|stronger|weaker|bigger|longer|shorter|cheaper) than\b(?! (?:about |nearly |half )?(?:[$€£]?\d|(?:a|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|half|hundred|thousand|million)\b))|\b(?:most(?! (?:people|of|likely))|least|best|worst|largest|biggest|smallest|highest|lowest|oldest|youngest|longest|fastest|strongest|greatest|fewest|record (?:high|low|number|year|time|level|pace|temperature)s?|a record|unprecedented)\b|\b(?:the|its|his|her|their) (?:first|only|last)\b(?!-)|\bfirst-of-its-kind\b|\bnothing more\b|\bfirst (?:time|woman|man|black|female)\b|\b(?:rose|risen|fell|fallen|increased?|decreased?|declined?|dropped|doubled|tripled|surged?|soared|plunged|grew|grown|shrank|outnumber\w*|exceed\w*|surpass\w*|outpac\w+|plummet\w*|top(?:ped|s)? the)\b|\bas (?!well\b|soon\b|long\b|far\b|if\b|though\b|an?\b|the\b|part\b)\p{L}+ (?:\p{L}+ ){0,4}as\b|(?<!\bto )\b(?:leads?|trails?|beats?) \b/iu,
  ],
  [
    'prediction',
    /\b(?:will|won['’]t|shall|would(?! have| like| say| wish)|going to|gonna|(?:is|are) to (?!it\b|the\b|that\b|this\b|some\b|me\b|us\b|him\b)\p{Ll}+|(?:is|are) headed (?:to|for)|plans? (?:\p{L}+ ){0,2}to(?= \p{Ll})|about to|on the way)\b|\b(?:could|may|might) (?:not |soon |also |still |even )?(?:prove|be|start|begin|become|lead|face|end|win|lose|represent|cost|cause|make|take|mean|happen|bring|create|force|give|affect|help|hurt|change|reach|rise|fall|grow)\b|['’]ll\b|\b(?:is|are|was|were|be|been) (?:expected|scheduled|due|set|likely|unlikely|slated|planned|poised|bound|predicted|projected|forecast|(?:\p{L}+ly )?possible)\b|\b(?:plans?|planned|intends?|intended|hopes?|hoped|vow(?:s|ed)?|promis(?:es|ed|ing)|pledg(?:es|ed|ing)|predict\w*|forecast\w*) (?:to|that|of)\b|\b(?:may|might) (?:not |also |even |still |well |soon )?(?!have\b|be remembered)\p{Ll}+|\bwarn(?:s|ed)? (?:of|against)\b|\b(?:by|before|until) (?:20\d\d|next|the end of|spring|summer|autumn|winter)\b|\b(?:is|are) (?:now )?set for\b|\bfor next (?:week|month|year)\b|\b(?:results?|outcome) of (?:this|these|the (?:coming|next|upcoming|planned)) [^.;]{0,80}?\b(?:is|are)\b/iu,
    // A question foretells nothing.
    /\?["”’')\]]*\s*$/,
  ],
  [
    'causal',
    /\b(?:because(?: of)?|(?<!(?:is|are|was|were|be|been) )due to|caus(?:e[ds]?|ing)|led to|leads? to|leading to|result(?:ed|ing|s)? (?:in|from)|as a result|owing to|thanks to|in (?:direct )?response to|prompt(?:ed|ing)|trigger(?:ed|ing)?|responsible for|blamed? (?:for|on)|contribut\w+ to|forc(?:ed|ing) \p{L}+ (?:\p{L}+ ){0,3}to|(?:allow|enabl|help|driv|spark|inspir|push)(?:ed|s|en) (?:\p{L}+ ){1,3}to|driven by|fuel(?:l?ed|ing)|spark(?:ed|ing)|prevent(?:ed|s|ing) (?:\p{L}+ ){1,4}from|under pressure from|(?:fac\w+|criticis\w+|criticiz\w+|fined|jailed|sued|arrested|fired|contempt|sanction\w+|punish\w+|blam\w+) (?:[\p{L}]+ ){0,4}for \p{Ll}+ing|sending|therefore|thereby|hence|so that|stems? from|stemm(?:ed|ing) from|after effects?|made (?:it )?(?:harder|easier|possible|impossible))\b/iu,
  ],
  [
    'law',
    /\b(?:law|bill|act|statute|constitution(?:al)?|amendment|ruling|ruled|court|unconstitutional|illegal(?:ly)?|unlawful(?:ly)?|legal(?:ly)?|regulation|ordinance|treaty|lawsuit|sued)\b/iu,
  ],
  [
    'allegation',
    /\b(?:accus\w+|alleg\w+|fraud\w*|corrupt\w*|brib\w+|stole|stolen|crim(?:e|es|inal)\w*|murder\w*|rape[ds]?|assault\w*|abus\w+|lied|liar|cheat\w*|illegal\w*|launder\w*)\b/iu,
  ],
];

/** A type, and the words that show it. */
export interface TypeFound {
  readonly type: ClaimType;
  readonly words: string;
}

/**
 * The types of a stretch of prose, in the order of `CLAIM_TYPES`, each with the first words that show it.
 *
 * @param mentions who is named in it
 */
export function typesIn(
  sentence: Sentence,
  mentions: readonly Mention[] = mentionsIn(sentence.text),
): readonly TypeFound[] {
  const { text } = sentence;
  const found = PATTERNS.flatMap(([type, pattern, unless]): TypeFound[] => {
    const match = pattern.exec(text);
    return match === null || unless?.test(text) === true ? [] : [{ type, words: match[0] }];
  });
  const introduced = mentions.find((mention) => mention.introduced !== null)?.introduced;
  if (typeof introduced === 'string') found.push({ type: 'identity', words: introduced });
  const event = eventIn(sentence);
  if (event !== null) found.push({ type: 'event', words: event });
  return found.toSorted((a, b) => CLAIM_TYPES.indexOf(a.type) - CLAIM_TYPES.indexOf(b.type));
}

const EVENT_NOUNS =
  /\b(?:(?:[Ff]riday|[Mm]onday|[Tt]uesday|[Ww]ednesday|[Tt]hursday|[Ss]aturday|[Ss]unday|[Yy]esterday|last (?:week|month|year|night)|20\d\d|19\d\d)(?:['’]s)? (?:vote|meeting|attack|visit|speech|hearing|rally|debate|shooting|ruling|election|release|decision|launch|arrest|crash|explosion|interview|summit|trip))\b/u;

/** Past verbs that tell of a state, of speech or of thought, not of something that happened. */
const NO_EVENT = new Set(
  'was were had did said told added noted asked wrote argued claimed believed thought knew felt wanted seemed appeared looked remained stayed meant needed liked loved hoped feared expected insisted explained stressed suggested called described mentioned replied answered tweeted stated warned acknowledged admitted denied declared recalled emphasized emphasised pointed referred considered lived kept stood sat owned held belonged cost included contained showed represented became tended used hated cared understood agreed disagreed supported opposed praised criticized criticised questioned urged vowed promised joked observed wondered worried could would should might'.split(
    ' ',
  ),
);
/** The tagger guesses at times; what is past looks so. */
const PAST =
  /^(?:\p{L}+ed|became|began|beat|bit|blew|bought|broke|brought|built|burst|came|cast|caught|chose|cut|dealt|drew|drove|fell|fled|flew|forbade|forced|fought|found|froze|gave|got|grew|hit|held|hung|left|lent|lit|lost|made|met|overcame|overthrew|paid|put|quit|ran|rang|read|rode|rose|sank|sent|set|shook|shot|shut|slew|sold|spent|split|spoke|spread|sprang|stole|struck|swept|swore|swung|taught|threw|took|tore|underwent|upset|went|withdrew|woke|won)$/u;
const VBD = TAGS.indexOf('VBD');
const VBN = TAGS.indexOf('VBN');
const RELATIVE = TAGS.indexOf('W');

/** The first verb that tells of something that happened: past, and neither a state nor speech. */
function eventIn({ text, words, tags }: Sentence): string | null {
  const { tokens } = words;
  for (const [i, token] of tokens.entries()) {
    const passive = tags[i] === VBN && /^(?:was|were)$/.test(tokens[i - 1]?.lower ?? '');
    if (!(tags[i] === VBD || passive) || !PAST.test(token.lower)) continue;
    if (NO_EVENT.has(token.lower) || /^(?:say|judge)$/.test(cueOf(token.lower)?.class ?? '')) continue;
    // “the clerk who built it”, “if it came”: told to say which, or not told to have happened.
    if (tags[i - 1] === RELATIVE || isSupposed(tokens.slice(0, i).map(({ lower }) => lower))) continue;
    return token.text;
  }
  return EVENT_NOUNS.exec(text)?.[0] ?? HEADLINE.exec(text)?.[0] ?? null;
}

/** Behind “if”, in the same clause. */
function isSupposed(before: readonly string[]): boolean {
  const from = before.findLastIndex((word) => /^(?:if|unless|[,;:—–])$/.test(word));
  return /^(?:if|unless)$/.test(before[from] ?? '');
}

/** Headlines tell in the present what has happened. */
const HEADLINE =
  /^[^.“"]{3,80}?\b(?:votes?|rejects?|approves?|wins?|loses?|kills?|arrests?|charges?|endorses?|resigns?|passes|releases?|launches|attacks?|signs?|strikes?|rules?|cuts?|fires?|names?|drops?|joins?) (?=[^.]{5,60}\.?$)/u;

export const typesOf = (text: string): readonly ClaimType[] =>
  typesIn(readSentence(text, model().tagger)).map(({ type }) => type);
