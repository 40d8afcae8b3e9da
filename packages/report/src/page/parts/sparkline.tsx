const width = 96;
const height = 18;

/** A few values as a line; nothing to see for whoever does not see. */
export function Sparkline({ values }: { readonly values: readonly number[] }) {
  const most = Math.max(1, ...values);
  const points = values
    .map(
      (value, index) =>
        `${(index / Math.max(1, values.length - 1)) * width},${height - 1 - (value / most) * (height - 2)}`,
    )
    .join(' ');
  return (
    <svg class="sparkline" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {values.length > 1 && <polyline points={points} />}
    </svg>
  );
}
