import { likeZones } from '../world/like-zones.js';
import type { Chosen, ScenariosFor } from './scenario.js';

const minute = 60_000;

/** How much more a scale-out in the middle wants. */
export const scaleOutFactor = 1.5;
/** How much longer a slow boot takes. */
export const slowBootFactor = 3;

/** The twelve that every service is rehearsed with; zones are those of its like. */
export const scenariosFor: ScenariosFor = ({ group }) => {
  const { zones: all } = likeZones(group.zones);
  const [zone = ''] = all;
  return [
    { name: 'undisturbed', title: 'undisturbed', isToDeploy: true },
    {
      name: 'slow-boot',
      title: `boots take ${slowBootFactor} times as long`,
      image: { bootFactor: slowBootFactor },
      isToDeploy: true,
    },
    { name: 'bad-image', title: 'a bad image: its checks fail', image: { isBad: true }, isToDeploy: false },
    zoneWithoutCapacity(zone, all.length),
    {
      name: 'no-capacity-for-5m',
      title: 'no capacity anywhere for 5 min',
      faults: [{ fault: 'insufficient-capacity', until: 5 * minute }],
      isToDeploy: false,
    },
    zoneLost(zone, all.length),
    stuckHook(group.attachments.hooks.some(({ transition }) => transition.endsWith('LAUNCHING'))),
    {
      name: 'scale-out',
      title: `the load grows by half in the middle`,
      deed: { at: 'awaitCapacity', what: { kind: 'scale-out', by: scaleOutFactor } },
      isToDeploy: true,
    },
    {
      name: 'instance-ended',
      title: 'an instance that serves is terminated',
      deed: { at: 'awaitCapacity', what: { kind: 'end-instance' } },
      isToDeploy: true,
    },
    {
      name: 'throttling',
      title: 'AWS refuses a fifth of all calls',
      disturbance: { kind: 'throttled', every: 5 },
      isToDeploy: true,
    },
    {
      name: 'late-answers',
      title: 'AWS answers every third change late',
      disturbance: { kind: 'late', every: 3, ms: 10_000 },
      isToDeploy: true,
    },
    {
      name: 'abort',
      title: 'aborted as the drain begins',
      deed: { at: 'drain', what: { kind: 'abort' } },
      isToDeploy: false,
    },
  ];
};

function zoneWithoutCapacity(zone: string, count: number): Chosen {
  const common = { name: 'zone-without-capacity', title: 'a zone has no capacity' };
  if (count < 2) return { ...common, reasonLeftOut: 'it stands in one zone' };
  return { ...common, faults: [{ fault: 'insufficient-capacity', zones: [zone] }], isToDeploy: true };
}

function zoneLost(zone: string, count: number): Chosen {
  const common = { name: 'zone-lost', title: 'a zone is lost for 10 min' };
  if (count < 2) return { ...common, reasonLeftOut: 'it stands in one zone' };
  const fault = { fault: 'zone-loss', zone, until: 10 * minute } as const;
  return { ...common, deed: { at: 'awaitCapacity', what: { kind: 'fault', fault } }, isToDeploy: false };
}

function stuckHook(hasHook: boolean): Chosen {
  const common = { name: 'stuck-hook', title: 'launching hooks are never completed' };
  if (!hasHook) return { ...common, reasonLeftOut: 'it has no launching hook' };
  return { ...common, faults: [{ fault: 'stuck-hook' }], isToDeploy: false };
}
