import { clockTime } from '../view/format.js';
import { shareOf, ticksOf, type Domain } from '../view/domain.js';
import { useCursor } from '../data/cursor.js';

/** The page's time, between the charts and the instances. */
export function TimeAxis({ domain }: { readonly domain: Domain }) {
  const at = useCursor();
  return (
    <div class="row time-axis" aria-hidden="true">
      <div class="row-picture">
        {ticksOf(domain, innerWidth <= 760 ? 4 : 8).map((tick) => (
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
