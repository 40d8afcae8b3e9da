import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import { setCursor, useCursor } from '../data/cursor.js';
import { shareOf, ticksOf, type Domain } from '../view/domain.js';
import type { Columns } from '../view/series.js';

/** Where a plot begins, css pixels: as wide as the scale's numbers. */
const axisWidth = 44;

/** What a chart draws, by uPlot's own words. */
export interface PlotShape {
  readonly series: readonly uPlot.Series[];
  readonly bands?: readonly uPlot.Band[];
  readonly y: uPlot.Scale;
  readonly yValues?: (value: number) => string;
  readonly ySplits?: readonly number[];
  /** Drawn over the lines. */
  readonly over?: (plot: uPlot) => void;
}

export interface PlotProps {
  readonly label: string;
  readonly columns: Columns;
  readonly domain: Domain;
  /** Moments of steps, epoch ms. */
  readonly marks: readonly number[];
  readonly shape: PlotShape;
}

/** A colour of the page's style sheet. */
export const colour = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** One chart over the page's time. */
export function Plot({ label, columns, domain, marks, shape }: PlotProps) {
  const holder = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | undefined>(undefined);
  const shown = useRef({ domain, marks });
  shown.current = { domain, marks };
  useEffect(() => {
    const box = holder.current;
    if (!box) return undefined;
    const made = new uPlot(
      optionsOf(shape, box, () => shown.current),
      aligned(columns),
      box,
    );
    plot.current = made;
    const resized = new ResizeObserver(() => made.setSize(sizeOf(box)));
    resized.observe(box);
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    const repaint = () => made.redraw(true, true);
    scheme.addEventListener('change', repaint);
    return () => {
      resized.disconnect();
      scheme.removeEventListener('change', repaint);
      made.destroy();
    };
  }, [shape]);
  useEffect(() => plot.current?.setData(aligned(columns)), [columns, domain]);
  return (
    <div class="plot" role="img" aria-label={label}>
      <div class="plot-box" ref={holder} />
      <Crosshair domain={domain} />
    </div>
  );
}

/** uPlot takes arrays that it does not change. */
const aligned = (columns: Columns): uPlot.AlignedData => columns as unknown as uPlot.AlignedData;

const sizeOf = (box: HTMLElement) => ({ width: box.clientWidth, height: box.clientHeight });

/** The marked moment, and the pointer that marks it. */
export function Crosshair({ domain }: { readonly domain: Domain }) {
  const at = useCursor();
  const point = (event: PointerEvent) => {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setCursor(domain.from + ((event.clientX - left) / width) * (domain.to - domain.from));
  };
  return (
    <div class="crosshair" onPointerMove={point} onPointerLeave={() => setCursor(undefined)}>
      {at !== undefined && <div class="crosshair-line" style={{ left: `${shareOf(domain, at) * 100}%` }} />}
    </div>
  );
}

interface Shown {
  readonly domain: Domain;
  readonly marks: readonly number[];
}

function optionsOf(shape: PlotShape, box: HTMLElement, shown: () => Shown): uPlot.Options {
  const { y, series, bands, yValues, ySplits } = shape;
  const ticks = () => ticksOf(shown().domain, 8).map((at) => at / 1_000);
  const grid = { stroke: () => colour('grid'), width: 1 };
  return {
    ...sizeOf(box),
    padding: [6, 0, 6, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: () => [shown().domain.from / 1_000, shown().domain.to / 1_000] },
      y,
    },
    axes: [
      { size: 0, splits: ticks, grid, ticks: { show: false }, values: (_, at) => at.map(() => '') },
      {
        size: axisWidth,
        gap: 6,
        grid,
        ticks: { show: false },
        stroke: () => colour('muted'),
        font: '11px Inter, system-ui, sans-serif',
        space: 22,
        values: (_, values) => values.map((value) => (value === null ? '' : (yValues ?? String)(value))),
        ...(ySplits && { splits: () => [...ySplits] }),
      },
    ],
    series: [{}, ...series],
    ...(bands && { bands: [...bands] }),
    hooks: { drawClear: [(plot) => drawMarks(plot, shown().marks)], draw: [(plot) => shape.over?.(plot)] },
  };
}

/** The moments of steps, as thin lines. */
function drawMarks(plot: uPlot, marks: readonly number[]): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.strokeStyle = colour('step');
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([2 * devicePixelRatio, 3 * devicePixelRatio]);
  for (const at of marks) {
    const x = Math.round(plot.valToPos(at / 1_000, 'x', true));
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}
