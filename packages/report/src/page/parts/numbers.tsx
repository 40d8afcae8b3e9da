import type { BigNumber } from '../view/numbers.js';

/** The four figures, as text. */
export function Numbers({ numbers }: { readonly numbers: readonly BigNumber[] }) {
  return (
    <section class="numbers" aria-label="Figures">
      {numbers.map(({ name, value, unit, below, tone }) => (
        <p key={name} class={`number ${tone}`} data-number={name}>
          <span class="value">{value}</span> <span class="unit">{unit}</span>
          <span class="below">{below}</span>
        </p>
      ))}
    </section>
  );
}
