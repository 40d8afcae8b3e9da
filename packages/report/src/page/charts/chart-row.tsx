import type { ComponentChildren } from 'preact';

/** A name with the value that it has now, or where the reader points. */
export interface LegendValue {
  readonly name: string;
  readonly value: string;
  /** How its line or area looks: a class of the style sheet. */
  readonly mark: string;
  readonly isBad?: boolean;
}

export interface ChartRowProps {
  readonly title: string;
  readonly unit: string;
  readonly values: readonly LegendValue[];
  readonly children: ComponentChildren;
}

/** A chart between its name and its values as text. */
export function ChartRow({ title, unit, values, children }: ChartRowProps) {
  return (
    <section class="row chart-row" aria-label={title}>
      <h2 class="row-name">
        {title} <span class="unit">{unit}</span>
      </h2>
      <div class="row-picture">{children}</div>
      <dl class="row-values legend">
        {values.map(({ name, value, mark, isBad }) => (
          <div key={name} class={isBad === true ? 'bad' : ''}>
            <dt>
              <i class={`key ${mark}`} aria-hidden="true" /> {name}
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
