import { stemOf } from './stem.ts';

/**
 * What kinds of words tell of somebody's words or mind, the rare ones as well, which few labelled articles have: after the
 * classes of Levin (English Verb Classes and Alternations, 1993) and what goes with them as nouns and adjectives.
 */
const SENSES: readonly string[] = [
  // to speak
  'say said tell told state announce declare report mention note remark comment observe add explain recount relate narrate detail outline disclose reveal divulge confide inform notify brief apprise testify attest affirm assert aver avow claim allege contend maintain insist argue reiterate repeat restate stress emphasize emphasise underscore underline highlight summarize summarise paraphrase quote cite reference recite dictate proclaim pronounce broadcast publicize publicise advertise trumpet herald tweet retweet post blog text email e-mail write wrote written pen message whisper mutter mumble murmur shout yell scream shriek holler bellow roar bark snap growl hiss cry cried exclaim gush gasp sigh groan moan joke quip jest chant sing sang sung intone interject interrupt respond reply answer retort counter ramble rant rave vent opine muse chat talk speak spoke spoken converse discuss debate deliberate confer consult negotiate bargain gossip address invoke evoke volunteer elaborate clarify specify',
  // to think
  'think thought believe feel felt consider deem reckon suppose presume assume guess suspect imagine figure judge regard view perceive understand understood realize realise recognize recognise know knew known learn discover conclude infer deduce determine doubt wonder ponder contemplate reflect weigh mull envision envisage foresee foresaw anticipate expect predict forecast project estimate calculate gauge assess evaluate rate rank interpret construe recall remember conceive dream speculate theorize theorise hypothesize fathom bet wager',
  // to have a feeling about
  'fear dread worry fret hope wish desire want like love enjoy prefer favor favour hate loathe detest despise dislike resent regret lament bemoan mourn rue relish welcome appreciate admire respect trust distrust mistrust envy pity sympathize sympathise care marvel crave long yearn',
  // to speak well of
  'praise laud hail commend applaud cheer celebrate compliment congratulate thank credit salute honor honour endorse support champion advocate promote tout defend justify excuse exonerate vouch approve bless embrace extol espouse uphold',
  // to speak ill of
  'criticize criticise condemn denounce decry slam blast bash attack assail rip knock pillory lambaste lambast berate scold chide chastise rebuke reprimand reproach castigate censure deride mock ridicule taunt tease insult belittle disparage denigrate demean malign smear vilify demonize demonise accuse blame fault charge indict implicate deplore disavow disown repudiate reject dismiss discredit debunk dispute refute rebut deny denied contradict challenge oppose protest object complain grumble gripe whine fume rail lash seethe hammer skewer scoff sneer downplay minimize minimise grill question scrutinize attack pounce',
  // to want somebody to do
  'ask request beg plead implore beseech appeal petition urge press pressure lobby call demand require order command instruct direct exhort encourage prod prompt nudge goad invite advise counsel recommend suggest propose warn caution alert forbid forbade forbidden ban prohibit bar allow permit authorize authorise mandate persuade convince coax summon subpoena',
  // to mean to do
  'promise pledge vow swear swore guarantee assure commit offer agree consent accept threaten plan intend aim seek sought attempt aspire strive strove resolve decide choose chose chosen opt refuse decline resist balk hesitate prepare vote',
  // to own up
  'admit acknowledge concede confess grant apologize apologise',
  // to show, and to call something something
  'show shown indicate imply signal hint demonstrate prove establish confirm corroborate verify illustrate point document depict portray paint frame characterize characterise describe label brand dub term name equate liken compare find found mean meant identify define',
  // to be of one mind or two
  'disagree concur dissent differ quarrel bicker clash spar feud squabble clamor rally',
  // words, as a noun
  'statement assertion allegation accusation announcement declaration testimony account letter memo tweet interview explanation description disclosure revelation confession admission denial rebuttal argument contention complaint criticism rebuke condemnation query inquiry rhetoric talk phrase slogan headline editorial essay op-ed column survey poll study analysis',
  // a thought, as a noun
  'belief opinion idea theory notion assumption conclusion finding assessment prediction projection expectation concern suspicion skepticism scepticism confidence certainty conviction recognition realization impression perception feeling speculation outlook hunch consensus verdict ruling decision judgment judgement perspective stance position philosophy vision',
  // a wish or a plan, as a noun
  'plea proposal commitment threat warning instruction directive recommendation advice suggestion invitation agreement refusal intention intent goal effort campaign opposition endorsement backing approval consent permission determination resolve ambition priority agenda',
  // a state of mind, as an adjective
  'confident sure certain convinced adamant hopeful optimistic pessimistic worried concerned afraid fearful skeptical sceptical doubtful unsure uncertain willing unwilling eager reluctant ready determined proud glad pleased sorry angry furious outraged upset surprised shocked stunned amazed aware unaware mindful keen interested',
];

const BY_STEM: ReadonlyMap<string, number> = new Map(
  SENSES.flatMap((list, index) =>
    list.split(' ').map((word) => [stemOf(word), index + 1] as const),
  ).toReversed(),
);

/** Which of these kinds a word is, from 1; 0: none. */
export const senseOf = (stem: string): number => BY_STEM.get(stem) ?? 0;
