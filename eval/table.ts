const NAME_WIDTH = 38;
const WIDTH = 9;

const line = (name: string, cells: readonly string[]): void => {
  const padded = cells.map((cell) => ` ${cell}`.padStart(WIDTH)).join('');
  process.stdout.write(`${name.padEnd(NAME_WIDTH)}${padded}\n`);
};

export function title(name: string, columns: readonly string[]): void {
  process.stdout.write('\n');
  line(name, columns);
  process.stdout.write(`${'-'.repeat(NAME_WIDTH + WIDTH * columns.length)}\n`);
}

export const row = line;

export const inPercent = (value: number | null): string => (value === null ? '–' : (100 * value).toFixed(1));

export const rule = (): void => {
  process.stdout.write(
    '\nFigures in percent; times as shares of the reference’s in this run. Beside ours: what was measured for ../shared (its README files say how).\n',
  );
};
