import type { Group } from '@clicamos/rolling-asg';
import type { Like } from './build-like.js';
import { createHookWorker } from './complete-hooks.js';
import { lostIn, type LoadModel, type ServingSample } from './load.js';

/** What was seen of a like while it was rolled. */
export interface Seen {
  readonly lowest: number;
  readonly sent: number;
  readonly lost: number;
}

/** Looks at a like all the while, and does what its instances' own programs would. */
export interface LikeWatch {
  /** Begins to count. */
  readonly begin: () => void;
  /** So many requests a second come from now on. */
  readonly setRate: (rateAt: (now: number) => number) => void;
  /** Instances of this zone answer nothing from now on, until a moment of the clock. */
  readonly loseZone: (zone: string, until: number) => void;
  /** This instance answers nothing any more. */
  readonly loseInstance: (id: string) => void;
  readonly groups: () => readonly Group[];
  readonly serving: () => ReadonlySet<string>;
  /** Stops looking, and answers what was seen. */
  readonly end: () => Promise<Seen>;
}

const everyMs = 2_000;

/** Looks every two seconds of the like's time. */
export function watchLike(like: Like, load: LoadModel): LikeWatch {
  const { cloud, clock, sourceIds } = like;
  const worker = createHookWorker(like.clients, like.hookMs);
  const ending = new AbortController();
  const lostZones = new Map<string, number>();
  const dead = new Set<string>();
  let rateAt: (now: number) => number = () => 0;
  let groups: readonly Group[] = [];
  let before: ServingSample = { serving: new Set(), silent: new Set(), rate: 0 };
  let isCounting = false;
  let seen: Seen = { lowest: Infinity, sent: 0, lost: 0 };

  const isSilent = (id: string, zone: string) => dead.has(id) || clock.now() < (lostZones.get(zone) ?? 0);
  const look = async () => {
    groups = await cloud.findGroups(sourceIds.length === 0 ? { service: '' } : { sourceIds });
    await worker.look(groups, clock.now());
    const instances = groups.flatMap((group) => group.instances);
    const serving = await readServing(like);
    const silent = instances.filter(
      (one) => serving.has(one.instanceId) && isSilent(one.instanceId, one.zone),
    );
    const now = { serving, silent: new Set(silent.map((one) => one.instanceId)), rate: rateAt(clock.now()) };
    if (isCounting) seen = counted(seen, now, { before, load });
    before = now;
  };
  const looking = (async () => {
    while (!ending.signal.aborted) {
      await look();
      await clock.sleep(everyMs);
    }
  })();

  return {
    begin: () => void (isCounting = true),
    setRate: (next) => void (rateAt = next),
    loseZone: (zone, until) => void lostZones.set(zone, until),
    loseInstance: (id) => void dead.add(id),
    groups: () => groups,
    serving: () => before.serving,
    end: async () => {
      ending.abort();
      await looking;
      return { ...seen, lost: Math.max(0, Math.ceil(seen.lost - 1e-6)), sent: Math.round(seen.sent) };
    },
  };
}

function counted(
  seen: Seen,
  now: ServingSample,
  { before, load }: { readonly before: ServingSample; readonly load: LoadModel },
): Seen {
  return {
    lowest: Math.min(seen.lowest, now.serving.size - now.silent.size),
    sent: seen.sent + (now.rate * everyMs) / 1_000,
    lost: seen.lost + lostIn(now, before, { ms: everyMs, load }),
  };
}

/** In service in every load balancer. */
async function readServing({ cloud, sourceIds }: Like): Promise<ReadonlySet<string>> {
  const bySource: ReadonlySet<string>[] = [];
  for (const id of sourceIds) {
    const states = await cloud.readTargetStates(id);
    bySource.push(
      new Set(states.filter(({ state }) => state === 'serving').map(({ instanceId }) => instanceId)),
    );
  }
  const [first = new Set<string>(), ...others] = bySource;
  return new Set([...first].filter((id) => others.every((other) => other.has(id))));
}
