/** e to the x by products alone, which every machine rounds alike; Math.exp is not as sure. */
export function exponential(x: number): number {
  let power = 1 + Math.max(-30, Math.min(30, x)) / 1024;
  for (let i = 0; i < 10; i++) power *= power;
  return power;
}
