import {
  decideCase,
  inLoadBalancer,
  type DecisionCase,
} from '../../testing/autoscaling/autoscaling-decision-case.js';
import { makeMember } from '../../testing/autoscaling/autoscaling-group.js';
import type { ProcessName } from '../group/process-name.js';

const i1 = makeMember('i-1');
const inLb = { registeredWith: new Set(['lb']) };
const suspend = (...names: ProcessName[]) => new Map(names.map((name) => [name, 'test'] as const));

const trafficSources: readonly DecisionCase[] = [
  {
    name: 'registers what is in service',
    group: { members: [i1], trafficSources: new Map([['lb', 'Adding']]) },
    actions: [{ kind: 'register', instanceId: 'i-1', source: 'lb' }],
  },
  {
    name: 'registers nothing while AddToLoadBalancer is suspended',
    group: {
      members: [i1],
      trafficSources: new Map([['lb', 'Adding']]),
      suspended: suspend('AddToLoadBalancer'),
    },
    actions: [],
  },
  {
    name: 'is Added when all are registered',
    group: { members: [makeMember('i-1', inLb)], trafficSources: new Map([['lb', 'Adding']]) },
    actions: [{ kind: 'setAttachment', source: 'lb', state: 'Added' }],
  },
  {
    name: 'stays Added while none passes',
    group: { members: [makeMember('i-1', inLb)], trafficSources: new Map([['lb', 'Added']]) },
    observed: { 'i-1': inLoadBalancer('outOfService') },
    actions: [],
  },
  {
    name: 'is InService when one passes',
    group: { members: [makeMember('i-1', inLb)], trafficSources: new Map([['lb', 'Added']]) },
    observed: { 'i-1': inLoadBalancer('inService') },
    actions: [{ kind: 'setAttachment', source: 'lb', state: 'InService' }],
  },
  {
    name: 'is kept while one drains',
    group: { members: [i1], trafficSources: new Map([['lb', 'Removing']]) },
    observed: { 'i-1': inLoadBalancer('leaving') },
    actions: [],
  },
  {
    name: 'is dropped when the last has drained',
    group: { members: [i1], trafficSources: new Map([['lb', 'Removing']]) },
    actions: [{ kind: 'dropSource', source: 'lb' }],
  },
];

describe('a load balancer of a group', () => {
  it.each(trafficSources)('$name', (row) => {
    expect(decideCase(row)).toEqual({ actions: row.actions, lookAgainAtMs: row.lookAgainAtMs });
  });
});
