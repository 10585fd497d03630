import type { SourceType } from '../ledger/ledger.ts';

/**
 * What kind of source a web address is, by its host; the first that fits. A host stands for its subdomains. The lists
 * hold what newsrooms link to most; whatever is not in them is `web`, and a person can say otherwise.
 */
const BY_HOST: readonly (readonly [SourceType, RegExp])[] = [
  [
    'social',
    hosts(
      'x.com twitter.com facebook.com fb.com instagram.com threads.net threads.com t.me telegram.me bsky.app',
      'mastodon.social mastodon.online vk.com ok.ru weibo.com linkedin.com reddit.com truthsocial.com',
    ),
  ],
  [
    'video',
    hosts(
      'youtube.com youtu.be vimeo.com dailymotion.com tiktok.com rutube.ru twitch.tv rumble.com c-span.org',
    ),
  ],
  [
    'study',
    hosts(
      'doi.org arxiv.org pubmed.ncbi.nlm.nih.gov pmc.ncbi.nlm.nih.gov biorxiv.org medrxiv.org ssrn.com jstor.org',
      'nature.com science.org thelancet.com nejm.org bmj.com plos.org sciencedirect.com springer.com pnas.org',
      'onlinelibrary.wiley.com tandfonline.com academic.oup.com jamanetwork.com semanticscholar.org',
    ),
  ],
  [
    'law',
    hosts(
      'legislation.gov.uk eur-lex.europa.eu law.cornell.edu gesetze-im-internet.de legifrance.gouv.fr',
      'uscode.house.gov ecfr.gov federalregister.gov boe.es pravo.gov.ru ris.bka.gv.at fedlex.admin.ch',
    ),
  ],
  [
    'court record',
    hosts(
      'courtlistener.com uscourts.gov supremecourt.gov supremecourt.uk curia.europa.eu hudoc.echr.coe.int',
      'icj-cij.org icc-cpi.int bailii.org bundesgerichtshof.de bundesverfassungsgericht.de justia.com',
    ),
  ],
  ['filing', hosts('sec.gov company-information.service.gov.uk unternehmensregister.de opencorporates.com')],
  [
    'data set',
    hosts(
      'data.gov data.gov.uk data.europa.eu data.worldbank.org data.un.org data.oecd.org ourworldindata.org',
      'fred.stlouisfed.org zenodo.org kaggle.com data.bls.gov data.census.gov',
    ),
  ],
  [
    'press release',
    hosts('prnewswire.com businesswire.com globenewswire.com eurekalert.org presseportal.de'),
  ],
  [
    'wire',
    hosts(
      'reuters.com apnews.com afp.com dpa.com dpa-international.com upi.com tass.com tass.ru interfax.ru interfax.com',
      'ria.ru ansa.it efe.com belga.be apa.at pap.pl xinhuanet.com kyodonews.net pa.media yna.co.kr',
    ),
  ],
  [
    'reference',
    hosts(
      'wikipedia.org wikidata.org britannica.com merriam-webster.com oed.com duden.de imdb.com larousse.fr',
    ),
  ],
  [
    'news',
    hosts(
      'nytimes.com washingtonpost.com wsj.com ft.com bloomberg.com theguardian.com bbc.com bbc.co.uk cnn.com npr.org',
      'economist.com thetimes.com telegraph.co.uk independent.co.uk politico.com politico.eu axios.com latimes.com',
      'usatoday.com nbcnews.com cbsnews.com abcnews.go.com foxnews.com time.com newyorker.com theatlantic.com',
      'spiegel.de zeit.de faz.net sueddeutsche.de welt.de tagesschau.de taz.de handelsblatt.com nzz.ch orf.at',
      'lemonde.fr lefigaro.fr liberation.fr franceinfo.fr france24.com mediapart.fr elpais.com elmundo.es',
      'corriere.it repubblica.it kommersant.ru vedomosti.ru rbc.ru meduza.io novayagazeta.eu kyivindependent.com',
      'dw.com rferl.org aljazeera.com euronews.com haaretz.com timesofisrael.com scmp.com japantimes.co.jp',
    ),
  ],
  // Last: governments also have laws, courts, statistics.
  [
    'official document',
    /(?:^|\.)(?:gov|mil|int|europa\.eu|un\.org|bund\.de|admin\.ch|gc\.ca|kremlin\.ru)$|\.(?:gov|gob|gouv|gv|govt|mil)\.[a-z]{2}$|\.gouv\.fr$/,
  ],
];

function hosts(...lists: readonly string[]): RegExp {
  const names = lists
    .join(' ')
    .split(' ')
    .map((name) => name.replaceAll('.', '\\.'));
  return new RegExp(`(?:^|\\.)(?:${names.join('|')})$`);
}

/** What an address says of itself in its path, where its host is nobody we know. */
const BY_PATH: readonly (readonly [SourceType, RegExp])[] = [
  [
    'press release',
    /\/(?:press-?releases?|pressemitteilung(?:en)?|communiques?-de-presse|newsroom\/press)(?:\/|$)/,
  ],
  ['image', /\.(?:jpe?g|png|gif|webp|tiff?|heic|svg)$/],
  ['recording', /\.(?:mp3|m4a|wav|ogg|oga|flac|aac|opus)$/],
  ['video', /\.(?:mp4|mov|webm|mkv|avi|m4v)$/],
  ['data set', /\.(?:csv|tsv|xlsx?|ods|parquet)$/],
  ['news', /\/(?:news|nachrichten|actualites?|noticias|novosti)\/|\/(?:19|20)\d\d\/\d\d?\/(?:\d\d?\/)?[^/]/],
];

/** @param host in lower case, without `www.` @param path in lower case */
export const typeOfAddress = (host: string, path: string): SourceType =>
  BY_HOST.find(([, pattern]) => pattern.test(host))?.[0] ??
  BY_PATH.find(([, pattern]) => pattern.test(path))?.[0] ??
  'web';

/** What kind of source a file is, by its name. */
export function typeOfFile(name: string): SourceType {
  const lower = name.toLowerCase();
  if (/transcript|transkript|interview.*\.(?:txt|md|docx?)$|\.(?:srt|vtt)$/.test(lower)) return 'transcript';
  if (/\.(?:eml|msg)$/.test(lower)) return 'message';
  return (
    BY_PATH.find(([type, pattern]) => type !== 'news' && pattern.test(lower))?.[0] ?? 'official document'
  );
}
