import { useMemo } from 'preact/hooks';
import type { Lane } from '../../model/lane.js';
import { Crosshair } from '../charts/plot.js';
import type { Domain } from '../view/domain.js';
import { isFolded, layersOf, zonesOf } from '../view/fold-lanes.js';
import { counted } from '../view/format.js';
import { LaneRow } from './lane-row.js';
import { StateKey } from './state-key.js';
import { ZoneBand } from './zone-band.js';

export interface LanesProps {
  readonly lanes: readonly Lane[];
  readonly domain: Domain;
}

/** Every instance over time: a row each, or a band for each zone when there are many. */
export function Lanes({ lanes, domain }: LanesProps) {
  if (lanes.length === 0) return <p class="empty">No instance was looked at yet.</p>;
  return (
    <section class="instances" aria-label="Instances">
      <div class="row lanes-head">
        <h2 class="row-name">
          Instances <span class="unit">{lanes.length}</span>
        </h2>
        <StateKey lanes={lanes} />
      </div>
      {isFolded(lanes) ? <Zones lanes={lanes} domain={domain} /> : <Groups lanes={lanes} domain={domain} />}
    </section>
  );
}

function Groups({ lanes, domain }: LanesProps) {
  const groups = [...new Set(lanes.map(({ group }) => group))];
  return (
    <div class="lanes-holder">
      {groups.map((group) => (
        <ul key={group} class="lanes" aria-label={`${group}: ${counted(lanes.length, 'instance')}`}>
          <li class="row group-name">
            <span class="row-name">{group}</span>
          </li>
          {lanes
            .filter((lane) => lane.group === group)
            .map((lane) => (
              <LaneRow key={lane.instanceId} lane={lane} domain={domain} />
            ))}
        </ul>
      ))}
      <div class="lanes-cursor">
        <Crosshair domain={domain} />
      </div>
    </div>
  );
}

function Zones({ lanes, domain }: LanesProps) {
  const zones = useMemo(() => zonesOf(lanes), [lanes]);
  const most = useMemo(() => Math.max(...zones.map((zone) => peakOf(zone.lanes, domain))), [zones]);
  return (
    <ul class="zones">
      {zones.map((zone) => (
        <ZoneBand key={zone.zone} zone={zone} domain={domain} most={most} />
      ))}
    </ul>
  );
}

function peakOf(lanes: readonly Lane[], domain: Domain): number {
  const layers = layersOf(lanes, domain, 60);
  const sums = Array.from({ length: 60 }, (_, column) =>
    layers.reduce((sum, { counts }) => sum + (counts[column] ?? 0), 0),
  );
  return Math.max(1, ...sums);
}
