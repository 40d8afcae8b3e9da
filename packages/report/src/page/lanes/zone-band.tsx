import { useMemo, useState } from 'preact/hooks';
import { Crosshair } from '../charts/plot.js';
import type { Domain } from '../view/domain.js';
import { layersOf, zoneWords, type Layer, type Zone } from '../view/fold-lanes.js';
import { counted } from '../view/format.js';
import { stateWord } from '../view/state-words.js';
import { LaneRow } from './lane-row.js';

const columns = 240;

export interface ZoneBandProps {
  readonly zone: Zone;
  readonly domain: Domain;
  /** The most that any zone has, so that bands compare. */
  readonly most: number;
}

/** All instances of a zone as one band; its own rows on demand. */
export function ZoneBand({ zone: { zone, lanes }, domain, most }: ZoneBandProps) {
  const [isOpen, setIsOpen] = useState(false);
  const layers = useMemo(() => layersOf(lanes, domain, columns), [lanes, domain]);
  return (
    <li class="zone-group">
      <div class="row zone-row">
        <button
          type="button"
          class="row-name zone-name"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          <span class="chevron" aria-hidden="true" /> {zone}
          <span class="unit">{counted(lanes.length, 'instance')}</span>
        </button>
        <div class="row-picture band">
          <Stack layers={layers} most={most} />
          <Crosshair domain={domain} />
        </div>
        <ul class="row-values zone-words">
          {zoneWords(lanes).map(({ group, role, text }) => (
            <li key={role}>
              <i class={`key key-${role}`} aria-hidden="true" /> {group} <span class="unit">{text}</span>
            </li>
          ))}
        </ul>
      </div>
      {isOpen && (
        <ul class="lanes">
          {lanes.map((lane) => (
            <LaneRow key={lane.instanceId} lane={lane} domain={domain} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Stack({ layers, most }: { readonly layers: readonly Layer[]; readonly most: number }) {
  const below = new Array<number>(columns).fill(0);
  return (
    <svg viewBox={`0 0 ${columns} ${most}`} preserveAspectRatio="none" aria-hidden="true">
      {layers.map(({ role, state, counts }) => {
        const path = areaPath(counts, below, most);
        counts.forEach((value, column) => (below[column] = (below[column] ?? 0) + value));
        return (
          <path key={`${role} ${state}`} class={`layer ${role} ${state}`} d={path}>
            <title>{`${role}: ${stateWord(state)}`}</title>
          </path>
        );
      })}
    </svg>
  );
}

/** Steps along the top, and back along what lies below. */
function areaPath(counts: readonly number[], below: readonly number[], most: number): string {
  const top = counts.map((value, column) => {
    const y = most - (below[column] ?? 0) - value;
    return `L${column} ${y}L${column + 1} ${y}`;
  });
  const bottom = below.map((value, column) => `L${column + 1} ${most - value}L${column} ${most - value}`);
  return `M0 ${most - (below[0] ?? 0)}${top.join('')}${bottom.reverse().join('')}Z`;
}
