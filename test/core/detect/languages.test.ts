import { strict as assert } from 'node:assert';
import { claimsOf, contentOf } from './expected.ts';

const quotations = (text: string): readonly string[] =>
  claimsOf(text).map((claim) => {
    assert.equal(claim.kind, 'quotation');
    assert.deepEqual(claim.types, []);
    return contentOf(text, claim).join(' … ');
  });

describe('an article in another language', () => {
  it('in German has its quotations marked, and nothing else', () => {
    const text =
      'Der Rat hat den Damm am Montag gesperrt, nachdem 40 Risse in der Mauer gefunden worden waren. „Das ist nicht mehr zu halten, und wir wissen es“, sagte die Bürgermeisterin. Der Damm ist der älteste in dem Land. »Er wird in diesem Jahr nicht wieder geöffnet«, hieß es.\n';
    assert.deepEqual(quotations(text), [
      '„Das ist nicht mehr zu halten, und wir wissen es“',
      '»Er wird in diesem Jahr nicht wieder geöffnet«',
    ]);
  });

  it('in French has guillemets with their spaces', () => {
    const text =
      'Le conseil a fermé le barrage lundi, et la route qui passe en dessous est fermée. « Il ne tiendra pas jusqu’au printemps, et nous le savons », a dit la maire. Elle a été élue en 2020 par les habitants de la ville.\n';
    assert.deepEqual(quotations(text), ['« Il ne tiendra pas jusqu’au printemps, et nous le savons »']);
  });

  it('in Spanish has «» and “”', () => {
    const text =
      'El ayuntamiento cerró la presa el lunes, y la carretera que pasa por debajo está cerrada. «No aguantará hasta la primavera», dijo la alcaldesa. “Lo sabemos todos desde hace años”, dijo el ingeniero que la construyó.\n';
    assert.deepEqual(quotations(text), [
      '«No aguantará hasta la primavera»',
      '“Lo sabemos todos desde hace años”',
    ]);
  });

  it('in Russian has «ёлочки» and dashes of dialogue', () => {
    const text =
      'Совет закрыл плотину в понедельник, и дорога под ней закрыта до весны. «Она не выдержит до весны, и мы это знаем», — сказала мэр.\n\n— Мы ждали этого много лет, — сказал инженер.\n';
    const [marked] = quotations(text);
    assert.equal(marked, '«Она не выдержит до весны, и мы это знаем»');
  });
});
