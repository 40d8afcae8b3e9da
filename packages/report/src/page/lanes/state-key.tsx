import type { Lane } from '../../model/lane.js';
import { laneStates, stateWord } from '../view/state-words.js';

/** What the patterns of the lanes mean; only those that are there. */
export function StateKey({ lanes }: { readonly lanes: readonly Lane[] }) {
  const seen = new Set(lanes.flatMap(({ spans }) => spans.map(({ state }) => state)));
  return (
    <ul class="state-key" aria-label="What the patterns mean">
      {laneStates
        .filter((state) => seen.has(state))
        .map((state) => (
          <li key={state}>
            <i class={`swatch span ${state}`} aria-hidden="true" /> {stateWord(state)}
          </li>
        ))}
    </ul>
  );
}
