/**
 * Whose turn it is: round robin over the rotation, past those that were already tried.
 * @param turn a counter that grows with every choice
 */
export function nextInRotation<Item>(
  rotation: readonly Item[],
  turn: number,
  tried?: ReadonlySet<Item>,
): Item | undefined {
  for (let step = 0; step < rotation.length; step += 1) {
    const item = rotation[(turn + step) % rotation.length];
    if (item !== undefined && tried?.has(item) !== true) return item;
  }
  return undefined;
}
