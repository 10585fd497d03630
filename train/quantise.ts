/** Weights as bytes. The scale is such that all but a few of the largest fit; those are cut. */
export function quantised(weights: Float64Array | Float32Array, share = 0.9997): { readonly table: Int8Array; readonly scale: number } {
  const sizes = Float64Array.from(weights.filter((weight) => weight !== 0)).map(Math.abs).sort();
  const top = sizes[Math.floor(sizes.length * share)] ?? sizes.at(-1) ?? 1;
  const scale = 127 / top;
  return { table: Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight * scale)))), scale };
}
