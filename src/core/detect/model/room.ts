/** More whole numbers than a block of this many is given anew each time, and not kept. */
const LARGE = 1 << 18;

/**
 * An array that is used again and again, since to make one takes longer than to fill it. What is asked for holds whatever
 * was in it, may be longer, and is somebody else's as soon as it is asked for again.
 */
export function room(): (length: number) => Int32Array {
  let kept = new Int32Array(0);
  return (length) => {
    if (length > LARGE) return new Int32Array(length);
    if (length > kept.length) kept = new Int32Array(2 * length);
    return kept;
  };
}
