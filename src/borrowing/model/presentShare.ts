/**
 * Share of row `position` of a block (0 is its first) that is left after the transfer at the start of the block.
 */
export function presentShare(position: number, transferSeconds: number, intervalSeconds: number): number {
  const share = ((position + 1) * intervalSeconds - transferSeconds) / intervalSeconds;
  return Math.min(1, Math.max(0, share));
}
