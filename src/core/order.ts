/**
 * How many of the first `count` items come before something, in a list in which those that do stand first; so the index
 * of the first that doesn't. Takes the logarithm of `count` questions.
 */
export function countBefore(count: number, isBefore: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
