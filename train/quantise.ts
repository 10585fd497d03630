/**
 * Weights as small whole numbers: few levels make the file small, and cost little. The scale is such that all but a few
 * of the largest fit; those are cut.
 *
 * @param levels the largest number, at most what `pack` takes
 */
export function quantised(
  weights: Float64Array | Float32Array,
  levels: number,
  share = 0.9995,
): { readonly table: Int8Array; readonly scale: number } {
  const sizes = Float64Array.from(weights.filter((weight) => weight !== 0))
    .map(Math.abs)
    .sort();
  const top = sizes[Math.floor(sizes.length * share)] ?? 1;
  const scale = levels / top;
  const table = Int8Array.from(weights, (weight) =>
    Math.max(-levels, Math.min(levels, Math.round(weight * scale))),
  );
  return { table, scale };
}
