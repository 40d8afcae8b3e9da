/**
 * How a series of values goes: the means of its first and of its last quarter, and its slope per value (least
 * squares).
 *
 * @param {readonly number[]} values at least one
 */
export function trendOf(values) {
  const quarter = Math.max(1, Math.floor(values.length / 4));
  return {
    first: mean(values.slice(0, quarter)),
    last: mean(values.slice(-quarter)),
    slope: slopeOf(values),
  };
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

function slopeOf(values) {
  const middle = (values.length - 1) / 2;
  const level = mean(values);
  const spread = values.reduce((sum, _, place) => sum + (place - middle) ** 2, 0);
  return spread === 0
    ? 0
    : values.reduce((sum, value, place) => sum + (place - middle) * (value - level), 0) / spread;
}
