import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { colour, contrast, over, withOpacity } from '../contrast.ts';
import type { Colour } from '../contrast.ts';

const PROJECT = path.resolve(__dirname, '../..');

/**
 * VS Code's own themes: editor background, then what Markdown prose is written in (`editor.foreground`, headings, bold,
 * italic, block quotes, links, as far as they have a colour of their own). From extensions/theme-defaults/themes of VS
 * Code 1.139.1; where a high-contrast theme says nothing, the defaults of src/vs/platform/theme/common/colors.
 */
const THEMES: readonly {
  readonly name: string;
  readonly defaults: 'dark' | 'light' | 'highContrast' | 'highContrastLight';
  readonly background: string;
  readonly text: readonly string[];
}[] = [
  {
    name: 'Dark 2026',
    defaults: 'dark',
    background: '#121314',
    text: ['#bbbebf', '#79c0ff', '#c9d1d9', '#7ee787', '#a5d6ff'],
  },
  {
    name: 'Light 2026',
    defaults: 'light',
    background: '#ffffff',
    text: ['#202020', '#0550ae', '#1f2328', '#116329', '#0a3069'],
  },
  {
    name: 'Dark Modern',
    defaults: 'dark',
    background: '#1f1f1f',
    text: ['#cccccc', '#569cd6', '#c586c0', '#ce9178'],
  },
  {
    name: 'Light Modern',
    defaults: 'light',
    background: '#ffffff',
    text: ['#3b3b3b', '#800000', '#000080', '#800080', '#a31515'],
  },
  { name: 'Dark+', defaults: 'dark', background: '#1e1e1e', text: ['#d4d4d4', '#569cd6', '#c586c0'] },
  { name: 'Light+', defaults: 'light', background: '#ffffff', text: ['#000000', '#800000', '#000080'] },
  {
    name: 'Dark High Contrast',
    defaults: 'highContrast',
    background: '#000000',
    text: ['#ffffff', '#6796e6', '#ce9178'],
  },
  {
    name: 'Light High Contrast',
    defaults: 'highContrastLight',
    background: '#ffffff',
    text: ['#292929', '#0f4a85', '#000080', '#800080'],
  },
];

/** https://www.w3.org/TR/WCAG22/#contrast-minimum and https://www.w3.org/TR/WCAG22/#non-text-contrast */
const TEXT = 4.5;
const GRAPHICS = 3;

interface Manifest {
  readonly contributes: {
    readonly colors: readonly { readonly id: string; readonly defaults: Readonly<Record<string, string>> }[];
  };
}

describe('the colours of the marks', () => {
  let colours: Manifest['contributes']['colors'];
  before(async () => {
    colours = (JSON.parse(await readFile(path.join(PROJECT, 'package.json'), 'utf8')) as Manifest).contributes
      .colors;
  });

  for (const { name, defaults, background, text } of THEMES) {
    describe(`in ${name}`, () => {
      const paper = colour(background);
      const named = (wanted: (id: string) => boolean): [string, Colour][] =>
        colours
          .filter(({ id }) => wanted(id))
          .map(({ id, defaults: all }) => [id, colour(all[defaults] ?? '')]);
      const isBackground = (id: string): boolean => id.endsWith('Background');
      /** The paper, each kind's background, and each on each: a quotation stands inside reported speech. */
      const grounds = (): [string, Colour][] => {
        const single = named(isBackground);
        return [
          ['the paper', paper],
          ...single.flatMap(([id, tint]): [string, Colour][] => [
            [id, over(tint, paper)],
            ...single.map(([inner, top]): [string, Colour] => [
              `${inner} on ${id}`,
              over(top, over(tint, paper)),
            ]),
          ]),
        ];
      };

      it(`leave text readable: ${TEXT}:1 on every background`, () => {
        assert.equal(grounds().length, 13);
        for (const [ground, tint] of grounds())
          for (const ink of text) {
            const ratio = contrast(colour(ink), tint);
            assert.ok(ratio >= TEXT, `${ink} on ${ground}: ${ratio.toFixed(2)}`);
          }
      });

      it(`can be seen: ${GRAPHICS}:1 for every line and edge, on the paper and on the backgrounds`, () => {
        const lines = named((id) => !isBackground(id));
        assert.equal(lines.length, colours.length - 3);
        for (const [id, line] of lines)
          for (const [ground, tint] of grounds()) {
            const ratio = contrast(over(line, tint), tint);
            assert.ok(ratio >= GRAPHICS, `${id} on ${ground}: ${ratio.toFixed(2)}`);
          }
      });

      it(`have icons in the gutter that can be seen: ${GRAPHICS}:1`, async () => {
        const theme = defaults === 'dark' || defaults === 'highContrast' ? 'dark' : 'light';
        const files = (await readdir(path.join(PROJECT, 'media/gutter'))).filter((file) =>
          file.endsWith(`-${theme}.svg`),
        );
        assert.ok(files.length >= 9);
        for (const file of files) {
          const svg = await readFile(path.join(PROJECT, 'media/gutter', file), 'utf8');
          const inks = [...svg.matchAll(/#[\da-f]{3,8}/gi)].map(([hex]) => hex);
          assert.ok(inks.length > 0, file);
          for (const ink of inks) {
            const ratio = contrast(colour(ink), paper);
            assert.ok(ratio >= GRAPHICS, `${file}: ${ratio.toFixed(2)}`);
          }
        }
      });

      it(`leave the text readable that reading mode dims: ${TEXT}:1`, async () => {
        const layers = await readFile(path.join(PROJECT, 'src/extension/layers.ts'), 'utf8');
        const dimmed = Number(/const DIMMED = ([\d.]+);/.exec(layers)?.[1]);
        const [ink = ''] = text;
        const ratio = contrast(over(withOpacity(colour(ink), dimmed), paper), paper);
        assert.ok(ratio >= TEXT, ratio.toFixed(2));
      });
    });
  }

  it('are measured as WCAG does', () => {
    assert.equal(contrast(colour('#000'), colour('#fff')), 21);
    // The two greys that are often given as just enough and just not enough on white.
    assert.ok(contrast(colour('#767676'), colour('#ffffff')) >= TEXT);
    assert.ok(contrast(colour('#777777'), colour('#ffffff')) < TEXT);
    assert.deepEqual(over(colour('#00000080'), colour('#ffffff'))[0].toFixed(2), '0.50');
  });

  it('stand still: whoever asks for less motion has it', async () => {
    const css = await readFile(path.join(PROJECT, 'media/preview.css'), 'utf8');
    assert.ok(css.includes('.claimcheck-mark'));
    assert.doesNotMatch(css, /animation|transition|@keyframes|scroll-behavior/);
    for (const folder of ['media/gutter', 'media/walkthrough'])
      for (const file of await readdir(path.join(PROJECT, folder)))
        assert.doesNotMatch(
          await readFile(path.join(PROJECT, folder, file), 'utf8'),
          /<animate|<set\b|<style/,
        );
  });

  it('differ in the gutter in their shape, not only in their hue', async () => {
    const files = (await readdir(path.join(PROJECT, 'media/gutter'))).filter((file) =>
      file.endsWith('-dark.svg'),
    );
    const shapes = await Promise.all(
      files.map(async (file) =>
        (await readFile(path.join(PROJECT, 'media/gutter', file), 'utf8')).replace(/#[\da-f]{6}/gi, ''),
      ),
    );
    assert.equal(new Set(shapes).size, files.length);
  });
});
