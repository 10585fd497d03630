/**
 * A bar of `width` cells for a list, where nothing else can be drawn. It is full only when all is done, and empty only
 * when nothing is.
 */
export function progressBar(done: number, total: number, width: number): string {
  const filled = total === 0 ? 0 : Math.round((done / total) * width);
  const shown = done === total ? filled : Math.min(Math.max(filled, done > 0 ? 1 : 0), width - 1);
  return '▰'.repeat(shown) + '▱'.repeat(width - shown);
}
