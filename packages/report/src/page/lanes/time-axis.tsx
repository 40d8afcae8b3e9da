import { setCursor, useCursor } from '../data/cursor.js';
import { clockTime } from '../view/format.js';
import { shareOf, ticksOf, type Domain } from '../view/domain.js';
import { cursorAfter } from '../view/cursor-after.js';

/** The page's time, between the charts and the instances; with the arrow keys it marks a moment as a pointer does. */
export function TimeAxis({ domain }: { readonly domain: Domain }) {
  const at = useCursor();
  const isNarrow = innerWidth <= 760;
  const move = (event: KeyboardEvent) => {
    const next = cursorAfter(event.key, at, domain);
    if (next === 'same') return;
    event.preventDefault();
    setCursor(next);
  };
  return (
    <div class="row time-axis">
      <div
        class="row-picture"
        role="slider"
        tabIndex={0}
        aria-label="Moment that all pictures show"
        aria-valuemin={domain.from}
        aria-valuemax={domain.to}
        aria-valuenow={Math.round(at ?? domain.to)}
        aria-valuetext={at === undefined ? 'now' : clockTime(at)}
        onKeyDown={move}
        onBlur={() => setCursor(undefined)}
      >
        {ticksOf(domain, isNarrow ? 4 : 8)
          .filter((tick) => isWithin(shareOf(domain, tick), isNarrow ? 0.1 : 0.03))
          .map((tick) => (
            <span key={tick} class="tick" style={{ left: `${shareOf(domain, tick) * 100}%` }}>
              {clockTime(tick)}
            </span>
          ))}
        {at !== undefined && (
          <span class="tick pointed" style={{ left: `${shareOf(domain, at) * 100}%` }}>
            {clockTime(at)}
          </span>
        )}
      </div>
    </div>
  );
}

/** Half a label stands on each side of its moment. */
const isWithin = (share: number, margin: number): boolean => share >= margin && share <= 1 - margin;
