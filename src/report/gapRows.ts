/** Agents present less agents required, per row: below 0 short, above 0 spare; NaN where closed. */
export function gapRows(required: readonly (number | null)[], roster: readonly number[]): Float64Array {
  return Float64Array.from(required, (needed, row) =>
    // Productivities leave dust such as 1e-14 behind.
    needed === null ? Number.NaN : Math.round(((roster[row] ?? 0) - needed) * 1e6) / 1e6,
  );
}
