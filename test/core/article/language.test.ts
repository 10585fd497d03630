import { strict as assert } from 'node:assert';
import { languageOf } from '../../../src/core/article/language.ts';
import { parseArticle } from '../../../src/core/article/parse.ts';

const language = (text: string): string => languageOf(parseArticle(text));

const TEXTS: Readonly<Record<string, string>> = {
  en: 'The council closed the old dam on Monday after engineers had found cracks in its northern wall. Nobody was hurt, but the road below it will stay shut until the spring, and the mill has lost its water.',
  de: 'Der Stadtrat hat am Montag den alten Damm gesperrt, nachdem Ingenieure in der Nordwand Risse gefunden hatten. Niemand wurde verletzt, aber die Straße darunter bleibt bis zum Frühjahr zu.',
  fr: 'Le conseil a fermé lundi le vieux barrage, après que des ingénieurs ont trouvé des fissures dans le mur nord. Personne n’a été blessé, mais la route qui passe en dessous restera fermée jusqu’au printemps.',
  es: 'El ayuntamiento cerró el lunes la vieja presa después de que los ingenieros encontraran grietas en el muro norte. Nadie resultó herido, pero la carretera que pasa por debajo seguirá cerrada hasta la primavera.',
  it: 'Il consiglio ha chiuso lunedì la vecchia diga dopo che gli ingegneri hanno trovato delle crepe nel muro nord. Nessuno è rimasto ferito, ma la strada che passa sotto resterà chiusa fino alla primavera.',
  nl: 'De gemeenteraad heeft maandag de oude dam gesloten nadat ingenieurs scheuren in de noordelijke muur hadden gevonden. Niemand raakte gewond, maar de weg eronder blijft tot het voorjaar dicht.',
  no: 'Kommunen stengte den gamle dammen på mandag etter at ingeniører hadde funnet sprekker i den nordlige muren. Ingen ble skadet, men veien under er stengt til våren, og møllen har ikke vann.',
  ru: 'Городской совет закрыл старую плотину в понедельник, после того как инженеры нашли трещины в северной стене. Никто не пострадал, но дорога под ней закрыта до весны.',
  uk: 'Міська рада закрила стару греблю в понеділок, після того як інженери знайшли тріщини в її північній стіні. Ніхто не постраждав, але дорога під нею закрита до весни.',
  zh: '市议会周一关闭了旧水坝，此前工程师在北墙发现了裂缝。没有人受伤，但下面的道路将关闭到春天。',
  ja: '市議会は月曜日、技師が北側の壁にひびを見つけたため、古いダムを閉鎖した。けが人はいなかったが、下の道路は春まで通れない。',
};

describe('the language of an article', () => {
  for (const [expected, text] of Object.entries(TEXTS))
    it(`is ${expected}`, () => {
      assert.equal(language(`${text}\n`), expected);
    });

  it('is what the front matter says', () => {
    for (const [said, expected] of [
      ['de', 'de'],
      ['en-GB', 'en'],
      ['nb', 'no'],
      ['"pt_BR"', 'pt'],
      ['German', 'de'],
    ] as const)
      assert.equal(language(`---\nlang: ${said}\n---\n\n${TEXTS['en'] ?? ''}\n`), expected);
    assert.equal(language(`---\nlang: en\n---\n\n${TEXTS['de'] ?? ''}\n`), 'en');
  });

  it('is English where a text is short, or has a quotation in another language', () => {
    assert.equal(language('Der Damm ist zu.\n'), 'en');
    assert.equal(language(''), 'en');
    assert.equal(
      language(`${TEXTS['en'] ?? ''} He said: “Der Damm ist zu, und die Mühle hat kein Wasser.”\n`),
      'en',
    );
    assert.equal(language(`${TEXTS['en'] ?? ''}\n\n${TEXTS['en'] ?? ''}\n\n> ${TEXTS['de'] ?? ''}\n`), 'en');
  });

  it('is that of most of a mixed text', () => {
    const text = [TEXTS['fr'], TEXTS['fr'], TEXTS['fr'], TEXTS['en']].join('\n\n');
    assert.equal(language(text), 'fr');
  });
});
