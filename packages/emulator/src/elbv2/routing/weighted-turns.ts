interface Weighted<Item> {
  readonly item: Item;
  readonly weight: number;
}

/** Items take turns by their weights, evenly spread. */
export interface WeightedTurns {
  /** Whose turn it is among the items of a key; nothing where no item has any weight. */
  next<Item extends string>(key: string, items: readonly Weighted<Item>[]): Item | undefined;
}

/** Each turn gives every item its weight in credit and takes the sum of all from the one that has most. */
export function createWeightedTurns(): WeightedTurns {
  const credits = new Map<string, Map<string, number>>();
  return {
    next(key, items) {
      const eligible = items.filter(({ weight }) => weight > 0);
      if (eligible.length <= 1) return eligible[0]?.item;
      const credit = credits.get(key) ?? new Map<string, number>();
      credits.set(key, credit);
      for (const { item, weight } of eligible) credit.set(item, (credit.get(item) ?? 0) + weight);
      const total = eligible.reduce((sum, { weight }) => sum + weight, 0);
      const [most] = eligible.toSorted((a, b) => (credit.get(b.item) ?? 0) - (credit.get(a.item) ?? 0));
      if (most !== undefined) credit.set(most.item, (credit.get(most.item) ?? 0) - total);
      return most?.item;
    },
  };
}
