import type { ClaimType } from './claim.ts';

const MONTH =
  '(?:Jan(?:uary|\\.)|Feb(?:ruary|\\.)|March|Mar\\.|April|Apr\\.|May|June|July|Aug(?:ust|\\.)|Sept(?:ember|\\.)|Oct(?:ober|\\.)|Nov(?:ember|\\.)|Dec(?:ember|\\.))';
const WEEKDAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
const NUMBER_WORD =
  '(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|dozens?|half|twice|double|triple|third|quarter)';

/** A span that says when, not how much. */
const SPAN = '(?:years?|months?|weeks?|days?|hours?|minutes?|decades?) (?:ago|later|earlier|before|after)';

/** One pattern a type: what a reader who knows the labels of `news-claims-guide.md` would look for. */
const PATTERNS: readonly (readonly [type: ClaimType, pattern: RegExp, unless?: RegExp])[] = [
  [
    'quantity',
    new RegExp(
      `[$€£]\\s?\\d|\\d[\\d,.]*\\s?(?:%|percent|per cent|points?|million|billion|trillion|thousand|people|miles?|km|kilomet|met|feet|tons?|votes?|times)|\\b\\d{1,3}(?:,\\d{3})+\\b|(?<![\\w.,$/-])(?<!${MONTH}\\s)(?!(?:19|20)\\d\\d\\b)\\d+(?:\\.\\d+)?\\b(?![-/]\\d|\\s*(?:a\\.m|p\\.m|st\\b|nd\\b|rd\\b|th\\b|${SPAN}))|(?<!\\b(?:the|these|those|other|last|past|next|first) )\\b${NUMBER_WORD}\\b(?!\\s*${SPAN})`,
      'iu',
    ),
  ],
  [
    'date',
    new RegExp(
      `\\b${WEEKDAY}\\b|\\b${MONTH}\\s+\\d|\\b(?:in|since|by|until|during|of|from|before|after|early|late|last|next|this)\\s+${MONTH}(?![\\w])|\\b(?:1[5-9]|20)\\d\\d(?:s\\b|\\b(?!\\s*(?:people|miles|votes)))|\\b(?:yesterday|today|tomorrow|tonight)\\b|\\b(?:last|next|this|past|previous|coming|earlier this|later this)\\s+(?:week|month|year|decade|summer|winter|spring|fall|autumn|night|weekend)\\b|\\b\\d+\\s+(?:years?|months?|weeks?|days?|hours?)\\s+(?:ago|later|before|after)\\b|\\b\\d{1,2}(?::\\d\\d)?\\s?[ap]\\.?m\\b`,
      'u',
    ),
  ],
  ['age', /\b\d{1,3}-year-old\b|\baged? \d{1,3}\b|,\s\d{2},/],
  [
    'comparison',
    /\b(?:more|less|fewer|greater|higher|lower|larger|smaller|better|worse|older|younger|faster|stronger|weaker|bigger|longer|shorter|cheaper) than\b|\b(?:most(?! (?:people|of|likely))|least|best|worst|largest|biggest|smallest|highest|lowest|oldest|youngest|longest|fastest|strongest|greatest|fewest|record (?:high|low|number|year|time|level|pace|temperature)s?|a record|unprecedented)\b|\b(?:the|its|his|her|their) (?:first|only|last)\b|\bfirst-of-its-kind\b|\bnothing more\b|\bfirst (?:time|woman|man|black|female)\b|\b(?:rose|risen|fell|fallen|increased?|decreased?|declined?|dropped|doubled|tripled|surged?|soared|plunged|grew|grown|shrank|outnumber\w*|exceed\w*|surpass\w*|outpac\w+|plummet\w*|top(?:ped|s) the)\b|\bas (?:\p{L}+) as\b|\b(?:leads?|trails?|beats?) \b/iu,
  ],
  [
    'prediction',
    /\b(?:will|won['’]t|shall|would(?! have| like| say| wish)|going to|gonna|is to|are to|about to|on the way)\b|\b(?:could|may|might) (?:not |soon |also |still |even )?(?:prove|be|start|begin|become|lead|face|end|win|lose)\b|['’]ll\b|\b(?:is|are|was|were|be|been) (?:expected|scheduled|due|set|likely|unlikely|slated|planned|poised|bound|predicted|projected|forecast|(?:\p{L}+ly )?possible)\b|\b(?:plans?|planned|intends?|intended|hopes?|hoped|vow(?:s|ed)?|promis(?:es|ed|ing)|pledg(?:es|ed|ing)|predict\w*|forecast\w*|warn(?:s|ed)?) (?:to|that|of)\b|\b(?:by|before|until) (?:20\d\d|next|the end of|spring|summer|autumn|winter)\b|\b(?:is|are) (?:now )?set for\b|\bfor next (?:week|month|year)\b|\b(?:results?|outcome) of (?:this|these|the (?:coming|next|upcoming|planned)) [^.;]{0,80}?\b(?:is|are)\b/iu,
    // A question foretells nothing.
    /\?["”’')\]]*\s*$/,
  ],
  [
    'causal',
    /\b(?:because(?: of)?|(?<!(?:is|are|was|were|be|been) )due to|caus(?:e[ds]?|ing)|led to|leads? to|leading to|result(?:ed|ing|s)? (?:in|from)|as a result|owing to|thanks to|in response to|prompt(?:ed|ing)|trigger(?:ed|ing)?|responsible for|blamed? (?:for|on)|contribut\w+ to|forc(?:ed|ing)|therefore|so that)\b/iu,
  ],
  [
    'identity',
    /\b(?:President|Minister|Secretary|Senator|Sen\.|Rep\.|Gov\.|Governor|Mayor|Judge|Justice|Gen\.|Director|Chairman|Chairwoman|CEO|Chancellor|Ambassador|Envoy|Professor|Dr\.|Attorney General|Commissioner|Officer)\s+(?:of\s+\p{Lu}\p{L}+\s+)?\p{Lu}\p{L}+|\p{Lu}\p{L}+, (?:(?:the|a|an|former|chief|head|director|president|founder|chairman|spokes\w+|professor|author|leader|owner|chief executive)\b)|\p{Lu}\p{L}+, \d{2},|\b(?:spokes(?:man|woman|person)|head|director|founder|chief executive|chairman|chairwoman|leader|co-founder|owner) (?:of|for|at) (?:the )?\p{Lu}/u,
  ],
  [
    'law',
    /\b(?:law|bill|act|statute|constitution(?:al)?|amendment|ruling|ruled|court|unconstitutional|illegal(?:ly)?|unlawful(?:ly)?|legal(?:ly)?|regulation|ordinance|treaty|lawsuit|sued)\b/iu,
  ],
  [
    'event',
    /\b(?:voted?|elected|won|lost|killed|died|shot|arrested|charged|convicted|sentenced|signed|passed|approved|rejected|launched|attacked|bombed|crashed|collapsed|closed|opened|resigned|fired|hired|appointed|met|visited|released|published|filed|ruled|suspended|announced|began|started|ended|destroyed|seized|invaded|testified|nominated)\b/iu,
  ],
  [
    'allegation',
    /\b(?:accus\w+|alleg\w+|fraud\w*|corrupt\w*|brib\w+|stole|stolen|crim(?:e|es|inal)\w*|murder\w*|rape[ds]?|assault\w*|abus\w+|lied|liar|cheat\w*|illegal\w*|launder\w*)\b/iu,
  ],
];

/** Some patterns take more than linear time; what is longer has shown its types before. */
const MAX_LENGTH = 2000;

/** A type, and the words that show it. */
export interface TypeFound {
  readonly type: ClaimType;
  readonly words: string;
}

/** The types of a stretch of prose, in the order of the list above, each with the first words that show it. */
export function typesIn(text: string): readonly TypeFound[] {
  const start = text.slice(0, MAX_LENGTH);
  return PATTERNS.flatMap(([type, pattern, unless]) => {
    const match = pattern.exec(start);
    return match === null || unless?.test(start) === true ? [] : [{ type, words: match[0] }];
  });
}

export const typesOf = (text: string): readonly ClaimType[] => typesIn(text).map(({ type }) => type);
