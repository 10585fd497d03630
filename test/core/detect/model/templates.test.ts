import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { mixed } from '../../../../src/core/detect/model/hash.ts';
import { room } from '../../../../src/core/detect/model/room.ts';
import { EDGE, hashLine, lineOf, sheetIn, templatesOf } from '../../../../src/core/detect/model/templates.ts';

const COLUMNS = ['one', 'two'] as const;

describe('templates', () => {
  const templates = templatesOf(COLUMNS, ['one-1 two', 'one', 'one two+1 two-3', 'one one-2 two two+2']);

  it('are a row each, inside the table, whatever stands there', () => {
    const lines = fc.array(fc.tuple(fc.integer(), fc.integer()), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(lines, (values) => {
        const sheet = sheetIn(room(), templates, values.length);
        for (const [i, line] of values.entries()) sheet.set(line, lineOf(templates, i));
        const rows = new Int32Array(values.length * templates.count).fill(-1);
        for (const i of values.keys())
          hashLine(templates, sheet, lineOf(templates, i), 0xffff, rows, i * templates.count);
        assert.ok(rows.every((row) => row >= 0 && row <= 0xffff));
      }),
    );
  });

  it('see what stands around, and an edge beyond the block', () => {
    const row = (before: number, own: number): number => {
      const sheet = sheetIn(room(), templates, 2);
      sheet.set([before, 7, 8, own], lineOf(templates, 0));
      const rows = new Int32Array(templates.count);
      hashLine(templates, sheet, lineOf(templates, 1), 0xffff, rows, 0);
      // Those of fewer values come first: “one”, then “one-1 two”.
      return rows[1] ?? -1;
    };
    assert.equal(row(5, 6), row(5, 6));
    assert.notEqual(row(5, 6), row(4, 6));
    assert.notEqual(row(5, 6), row(5, 9));
    const sheet = sheetIn(room(), templates, 1);
    assert.equal(sheet[lineOf(templates, 0) - templates.width], EDGE);
    assert.equal(sheet[lineOf(templates, 1)], EDGE);
  });

  it('tell their place from another’s with the same values', () => {
    const two = templatesOf(COLUMNS, ['one', 'two']);
    const sheet = sheetIn(room(), two, 1);
    sheet.set([3, 3], lineOf(two, 0));
    const rows = new Int32Array(2);
    hashLine(two, sheet, lineOf(two, 0), 0xffff, rows, 0);
    assert.notEqual(rows[0], rows[1]);
  });

  it('are refused where they name no column, or too many', () => {
    assert.throws(() => templatesOf(COLUMNS, ['three']), /three/);
    assert.throws(() => templatesOf(COLUMNS, ['one-4']), /one-4/);
    assert.throws(() => templatesOf(COLUMNS, ['one one one one one']), /four/);
  });

  it('spread over the table', () => {
    const rows = new Set(Array.from({ length: 4096 }, (_, i) => mixed(Math.imul(i, 0x9e3779b1)) & 0xffff));
    assert.ok(rows.size > 3500, String(rows.size));
  });
});

describe('a room', () => {
  it('is the same array again, as long as was asked for, and a new one for what is very long', () => {
    const place = room();
    const first = place(10);
    assert.equal(place(5), first);
    assert.ok(place(1000).length >= 1000);
    assert.notEqual(place(1 << 20), place(1 << 20));
  });
});
