const heights = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** A character for each of the last values, as high as it is beside the highest of them. */
export function sparkline(values: readonly number[], width: number): readonly string[] {
  const shown = values.slice(-width);
  const highest = Math.max(1, ...shown);
  const top = heights.length - 1;
  return shown.map((value) => heights[Math.round((Math.max(0, value) / highest) * top)] ?? ' ');
}
