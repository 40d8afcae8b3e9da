import { decideCase, type DecisionCase } from '../../testing/autoscaling/autoscaling-decision-case.js';
import { makeMember, makeSubnets } from '../../testing/autoscaling/autoscaling-group.js';
import type { ProcessName } from '../group/process-name.js';

const i1 = makeMember('i-1');
const i2 = makeMember('i-2', { zone: 'b' });
const suspend = (...names: ProcessName[]) => new Map(names.map((name) => [name, 'test'] as const));

const capacity: readonly DecisionCase[] = [
  { name: 'is at rest with what it wants', group: { members: [i1, i2] }, actions: [] },
  {
    name: 'launches all that is missing at once, evenly',
    group: { members: [i1], desiredCapacity: 3 },
    actions: [
      { kind: 'launch', subnetId: 'subnet-b', zone: 'b', origin: 'capacity', from: 1, to: 3 },
      { kind: 'launch', subnetId: 'subnet-c', zone: 'c', origin: 'capacity', from: 1, to: 3 },
    ],
  },
  {
    name: 'launches the replacements that it owes first',
    group: { desiredCapacity: 2, replacementsOwed: 1 },
    actions: [
      { kind: 'launch', subnetId: 'subnet-a', zone: 'a', origin: 'replacement', from: 0, to: 2 },
      { kind: 'launch', subnetId: 'subnet-b', zone: 'b', origin: 'capacity', from: 0, to: 2 },
    ],
  },
  {
    name: 'does not count what terminates, detaches or stands by',
    group: {
      members: [
        makeMember('i-1', { lifecycle: 'Standby' }),
        makeMember('i-2', { lifecycle: 'Terminating', terminationOrdered: true }),
      ],
      desiredCapacity: 1,
    },
    actions: [{ kind: 'launch', subnetId: 'subnet-a', zone: 'a', origin: 'capacity', from: 0, to: 1 }],
  },
  {
    name: 'waits after failed launches',
    group: { desiredCapacity: 1, launchBackoff: { failures: 1, retryAtMs: 12_000, zones: new Set() } },
    actions: [],
    lookAgainAtMs: 12_000,
  },
  {
    name: 'launches nothing while Launch is suspended',
    group: { desiredCapacity: 1, suspended: suspend('Launch') },
    actions: [],
  },
  {
    name: 'takes what is too much',
    group: { members: [i1, i2], desiredCapacity: 0 },
    actions: [{ kind: 'scaleIn', instanceIds: ['i-1', 'i-2'], from: 2, to: 0 }],
  },
  {
    name: 'settles when a change of capacity is done',
    group: { members: [i1], capacityChange: { at: new Date(0), text: 'why' } },
    actions: [{ kind: 'settle' }],
  },
  {
    name: 'rebalances zones that differ by two',
    group: { members: [i1, makeMember('i-3')], settings: { subnets: makeSubnets('a', 'b') } },
    actions: [{ kind: 'launch', subnetId: 'subnet-b', zone: 'b', origin: 'rebalance', from: 2, to: 2 }],
  },
  {
    name: 'does not rebalance what is protected',
    group: {
      members: ['i-1', 'i-2'].map((id) => makeMember(id, { protectedFromScaleIn: true })),
      settings: { subnets: makeSubnets('a', 'b') },
    },
    actions: [],
  },
  {
    name: 'waits for the rebalancing instance before it takes another',
    group: {
      members: [
        i1,
        makeMember('i-3'),
        makeMember('i-4', { zone: 'b', lifecycle: 'Pending', origin: 'rebalance' }),
      ],
      desiredCapacity: 2,
      settings: { subnets: makeSubnets('a', 'b') },
    },
    observed: { 'i-4': { state: 'pending' } },
    actions: [],
  },
];

describe('the capacity of a group', () => {
  it.each(capacity)('$name', (row) => {
    expect(decideCase(row)).toEqual({ actions: row.actions, lookAgainAtMs: row.lookAgainAtMs });
  });
});
