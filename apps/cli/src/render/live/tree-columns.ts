/** What there is room for: the narrower, the more goes, in this order. */
export interface TreeColumns {
  readonly hasZones: boolean;
  readonly hasPercentiles: boolean;
  readonly hasWholeIds: boolean;
  /** Seconds of traffic. */
  readonly sparkWidth: number;
}

/** @param columns of the terminal */
export const treeColumns = (columns: number): TreeColumns => ({
  hasZones: columns >= 80,
  hasPercentiles: columns >= 70,
  hasWholeIds: columns > 60,
  sparkWidth: columns >= 100 ? 40 : 20,
});
