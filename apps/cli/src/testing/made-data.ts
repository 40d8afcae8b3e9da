import type { ProbeReport } from '@clicamos/health';
import type { Finding, RolloutPlan, ServiceObservation } from '@clicamos/rolling-asg';
import type { PhaseEnd } from '../demo/phase.js';
import { paintFor } from '../render/paint.js';
import { commandHints } from '../rollout/command-hints.js';

export const given = { environment: 'prod' };
export const commands = commandHints(given);
export const image = 'ami-0123456789abcdef0';
export const header = 'prod · AWS 123456789012 · eu-central-1 · service checkout-web';
export const deployCommand = `clicamos deploy prod --ami ${image}`;
export const paint = paintFor(false, {});
const failing =
  'OutOfService in checkout-web-elb: Instance has failed at least the UnhealthyThreshold number of health checks consecutively';

export const plan = {
  previous: {
    ...{ name: 'checkout-web-v041', imageId: 'ami-0fedcba9876543210', serving: 12 },
    ...{ desiredCapacity: 12, minSize: 6, maxSize: 48 },
  },
  next: { name: 'checkout-web-v042', imageId: image },
  changes: [{ field: 'instanceType', was: 't3.micro', is: 't3.small' }],
  steps: [
    {
      ...{ kind: 'createGroup', groupName: 'checkout-web-v042', desiredCapacity: 12 },
      ...{ policies: 2, scheduledActions: 1, hooks: 1 },
    },
    {
      ...{ kind: 'awaitCapacity', wanted: 12, sourceIds: ['checkout-web-elb', 'checkout-web-internal'] },
      ...{ earliestMs: 115_000, deadlineMs: 900_000 },
    },
    {
      ...{ kind: 'drain', groupName: 'checkout-web-v041', sourceIds: ['checkout-web-elb'] },
      ...{ floorMs: 60_000, ceilingMs: 300_000 },
    },
  ],
  preflight: [
    { level: 'ok', check: 'image', text: '' },
    {
      ...{
        level: 'warning',
        check: 'draining-long',
        text: 'draining 300 s is longer than the slowest request',
      },
      ...{ why: 'each roll waits for it', fix: 'set it to 60 s, which ends a roll 4 min sooner' },
    },
  ],
} as unknown as RolloutPlan; // only these are shown

const instances = (state: string, text: string) =>
  ['a', 'b', 'c'].map((zone) => ({
    ...{ instanceId: `i-0123456789abcdef${zone}`, zone: `eu-central-1${zone}`, state, text },
  }));

export const observation = {
  groups: [
    {
      role: 'live',
      group: { name: 'checkout-web-v041', tags: [], isDeleting: false },
      snapshot: {
        ...{ name: 'checkout-web-v041', imageId: image, serving: 3, desiredCapacity: 3 },
        instances: instances('serving', 'serving'),
      },
    },
    {
      role: 'next',
      group: { name: 'checkout-web-v042', tags: [], isDeleting: false },
      snapshot: {
        ...{ name: 'checkout-web-v042', imageId: image, serving: 0, desiredCapacity: 3 },
        instances: instances('waiting', failing),
      },
    },
  ],
  sources: [],
  missingSources: ['checkout-web-gone'],
  holder: {
    ...{ rolloutId: 'r-7k2p9x', groupName: 'checkout-web-v042', by: 'ana@build-7.example' },
    ...{ since: '2026-11-28T09:00:00Z', step: 'drain', seenAtMs: 0, leaseMs: 0 },
  },
} as unknown as ServiceObservation; // only these are shown

const live = { name: 'checkout-web-v041', imageId: image, inService: 12, desiredCapacity: 12 };
export const result = {
  service: 'checkout-web',
  rolloutId: 'r-7k2p9x',
  live,
  wallMs: 271_000,
  floorMs: 269_000,
  steps: [],
};
export const probe = {
  ...{
    sent: 126_812,
    lost: 12,
    lostBy: { reset: 7, timeout: 5 },
    skipped: 0,
    latency: { p50Ms: 4, p99Ms: 1_204 },
  },
} as unknown as ProbeReport; // only these are shown
export const why = `Group \`checkout-web-v042\` is not going to serve: 2 of 12 instances never became healthy (i-0a: ${failing}; i-0b: ${failing})`;

export const findings = [
  {
    kind: 'dead-rollout',
    text: 'r-7k2p9x by ana@build-7.example, since 09:00, at step drain, last seen 12 min ago: its runner has died',
    fix: 'goes back to checkout-web-v041, which serves with 12 of 12',
  },
  { kind: 'orphan-version', text: 'version 7 of clicamos-checkout-web has no group', fix: 'deletes it' },
] as const satisfies readonly Finding[];

export const phase = (title: string, group: string): PhaseEnd =>
  ({
    ...{ phase: { title, env: {}, expected: 'deployed' }, probe, stall: undefined },
    result: { ...result, outcome: 'deployed', live: { ...live, name: group } },
  }) as unknown as PhaseEnd; // only these are shown
