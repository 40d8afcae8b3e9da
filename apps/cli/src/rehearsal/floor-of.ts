const fewInstances = 10;
const defaultPercent = 90;

/** The fewest of `wanted` that a rollout lets serve: as `rollout.minHealthyPercent` says, or is taken unless given. */
export function floorOf(wanted: number, minHealthyPercent?: number): number {
  if (wanted <= 1) return wanted;
  if (minHealthyPercent !== undefined) return Math.max(1, Math.ceil((wanted * minHealthyPercent) / 100));
  return wanted > fewInstances ? Math.ceil((wanted * defaultPercent) / 100) : wanted - 1;
}
