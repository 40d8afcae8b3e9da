import type { ProbeReport } from '@clicamos/health';
import {
  type Finding,
  type Group,
  type ObservedGroup,
  type RolloutPlan,
  type RolloutResult,
  type ServiceObservation,
} from '@clicamos/rolling-asg';
import type { PhaseEnd } from '../demo/phase.js';
import { paintFor } from '../render/paint.js';
import { commandHints } from '../rollout/command-hints.js';

export const given = { environment: 'prod' };
/** Of a file with several services. */
export const givenOfSeveral = { environment: 'prod', config: 'ops/clicamos.yaml', service: 'checkout-web' };
export const commands = commandHints(given);
export const image = 'ami-0123456789abcdef0';
export const header = 'prod · AWS 123456789012 · eu-central-1 · service checkout-web';
export const deployCommand = `clicamos deploy prod --ami ${image}`;
export const paint = paintFor(false, {});
const failing =
  'OutOfService in checkout-web-elb: Instance has failed at least the UnhealthyThreshold number of health checks consecutively';

const zones = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];
const sourceIds = ['checkout-web-elb', 'checkout-web-internal'];
const sizes = { minSize: 6, maxSize: 48, desiredCapacity: 12 };

export const plan: RolloutPlan = {
  ...{ service: 'checkout-web', strategy: 'replace', rolloutId: 'r-7k2p9x', by: 'ana@build-7.example' },
  generation: 42,
  previous: {
    ...{ name: 'checkout-web-v041', imageId: 'ami-0fedcba9876543210', serving: 12, isAdopted: false },
    ...sizes,
  },
  next: {
    ...{ name: 'checkout-web-v042', imageId: image, ...sizes, sourceIds, zones, isWorkers: false },
    ...{ templateName: 'clicamos-checkout-web', templateVersion: 42 },
    base: { kind: 'version', templateId: 'lt-0123456789abcdef0', version: '41' },
    overrides: { instanceType: 't3.small' },
    subnetIds: ['subnet-0a', 'subnet-0b', 'subnet-0c'],
    ...{ healthCheckGraceMs: 300_000, tags: [], inherited: {} },
    attachments: { policies: [], scheduledActions: [], hooks: [] },
  },
  patience: {
    ...{ samples: 2, healthyDeadlineMs: 900_000, bakeMs: 0, pauseMs: 0, drainFloorMs: 60_000 },
    ...{ deleteDeadlineMs: 600_000, keepPreviousMs: 0, minHealthyPercent: 0, onForeignChange: 'wait' },
  },
  releaseOverrides: { instanceType: 't3.small' },
  changes: [{ field: 'instanceType', was: 't3.micro', is: 't3.small' }],
  sources: [],
  steps: [
    {
      ...{ kind: 'createGroup', groupName: 'checkout-web-v042', desiredCapacity: 12 },
      ...{ policies: 2, scheduledActions: 1, hooks: 1 },
    },
    {
      ...{ kind: 'awaitCapacity', groupName: 'checkout-web-v042', wanted: 12, sourceIds, samples: 2 },
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
  ...{ earliestMs: 115_000, floorMs: 175_000 },
};

/** The same, where it cannot be: behind the load balancer are groups of somebody else. */
export const refusedPlan: RolloutPlan = {
  ...plan,
  groupsBeside: ['checkout-web-asg-of-terraform'],
  preflight: [
    {
      ...{ level: 'error', check: 'groups-beside' },
      text: '`checkout-web-asg-of-terraform` (12 instances) is behind checkout-web-elb, and is not a group of this service',
      fix: 'clicamos doctor --permissions',
    },
    { level: 'unread', check: 'quota', text: 'the quota of vCPUs was not read: AccessDenied' },
    { level: 'skipped', check: 'draining-long', text: 'draining 300 s is longer than the slowest request' },
  ],
};

const group = (name: string): Group => ({
  ...{ name, tags: [], ...sizes, instances: [], sourceIds, otherSources: [], subnetIds: [], zones },
  ...{ healthCheckType: 'ELB', healthCheckGraceMs: 300_000, suspendedProcesses: [] },
  ...{ deletionProtection: 'none', isDeleting: false, inherited: {}, leftSettings: [] },
});

function observed(
  { role, name }: { readonly role: 'live' | 'next'; readonly name: string },
  state: 'serving' | 'failed',
  text: string,
): ObservedGroup {
  const instances = ['a', 'b', 'c'].map((zone) => ({
    ...{ instanceId: `i-0123456789abcdef${zone}`, zone: `eu-central-1${zone}`, state, text, seenAtMs: 0 },
  }));
  const serving = state === 'serving' ? 3 : 0;
  const snapshotRole = role === 'live' ? 'previous' : 'next';
  return {
    role,
    group: group(name),
    snapshot: { name, role: snapshotRole, imageId: image, serving, desiredCapacity: 3, instances },
  };
}

export const observation: ServiceObservation = {
  service: 'checkout-web',
  groups: [
    observed({ role: 'live', name: 'checkout-web-v041' }, 'serving', 'serving'),
    observed({ role: 'next', name: 'checkout-web-v042' }, 'failed', failing),
  ],
  sources: [],
  missingSources: ['checkout-web-gone'],
  holder: {
    ...{ rolloutId: 'r-7k2p9x', groupName: 'checkout-web-v042', by: 'ana@build-7.example' },
    ...{ since: '2026-11-28T09:00:00Z', step: 'drain', seenAtMs: 0, aliveUntilMs: 0 },
  },
};

const live = { name: 'checkout-web-v041', imageId: image, inService: 12, desiredCapacity: 12 };
export const result = {
  service: 'checkout-web',
  rolloutId: 'r-7k2p9x',
  live,
  wallMs: 271_000,
  floorMs: 269_000,
  steps: [],
} satisfies Omit<RolloutResult, 'outcome'>;

export const probe: ProbeReport = {
  url: 'http://checkout-web-123456789.eu-central-1.elb.amazonaws.com/',
  ...{ startedAtMs: 0, durationMs: 271_000, sent: 126_812, answered: 126_800, inFlight: 0, lost: 12 },
  lostBy: { reset: 7, timeout: 5 },
  ...{ redirects: 0, skipped: 0, onNewConnection: 0, maxLateMs: 3 },
  latency: { p50Ms: 4, p90Ms: 12, p99Ms: 1_204, maxMs: 5_000 },
  ...{ versions: {}, seconds: [], lastAnswers: [], lostSamples: [] },
};

export const why = `Group \`checkout-web-v042\` is not going to serve: 2 of 12 instances never became healthy (i-0a: ${failing}; i-0b: ${failing})`;

export const findings = [
  {
    kind: 'dead-rollout',
    text: 'r-7k2p9x by ana@build-7.example, since 09:00, at step drain, last seen 12 min ago: its runner has died',
    fix: 'goes back to checkout-web-v041, which serves with 12 of 12',
  },
  { kind: 'orphan-version', text: 'version 7 of clicamos-checkout-web has no group', fix: 'deletes it' },
] as const satisfies readonly Finding[];

export const phase = (title: string, name: string): PhaseEnd => ({
  phase: { title, env: {}, expected: 'deployed' },
  probe,
  result: { ...result, outcome: 'deployed', live: { ...live, name } },
});
