import {
  decideCase,
  inLoadBalancer,
  nowMs,
  type DecisionCase,
} from '../../testing/autoscaling/autoscaling-decision-case.js';
import { makeMember } from '../../testing/autoscaling/autoscaling-group.js';
import type { HookWait, LifecycleHook } from '../group/lifecycle-hook.js';

const i1 = makeMember('i-1');
const pending = makeMember('i-1', { lifecycle: 'Pending' });
const terminating = makeMember('i-1', { lifecycle: 'Terminating' });
const inLb = { registeredWith: new Set(['lb']) };
const hook = (transition: LifecycleHook['transition']): ReadonlyMap<string, LifecycleHook> =>
  new Map([['h', { name: 'h', transition, heartbeatTimeoutSeconds: 60, defaultResult: 'ABANDON' }]]);
const wait = (said: Partial<HookWait> = {}): HookWait => ({
  hookName: 'h',
  token: 't',
  deadlineMs: nowMs + 1,
  globalDeadlineMs: nowMs + 1,
  defaultResult: 'ABANDON',
  ...said,
});
const launching = hook('autoscaling:EC2_INSTANCE_LAUNCHING');
const goodbye = hook('autoscaling:EC2_INSTANCE_TERMINATING');

const members: readonly DecisionCase[] = [
  {
    name: 'waits for EC2',
    group: { members: [pending] },
    observed: { 'i-1': { state: 'pending' } },
    actions: [],
  },
  {
    name: 'puts what runs into service',
    group: { members: [pending] },
    actions: [{ kind: 'enterService', instanceId: 'i-1' }],
  },
  {
    name: 'holds what runs at a launching hook',
    group: { members: [pending], hooks: launching },
    actions: [{ kind: 'awaitHooks', instanceId: 'i-1', transition: 'autoscaling:EC2_INSTANCE_LAUNCHING' }],
  },
  {
    name: 'waits for the hook until its deadline',
    group: { members: [makeMember('i-1', { lifecycle: 'Pending:Wait', hooks: [wait()] })] },
    actions: [],
    lookAgainAtMs: nowMs + 1,
  },
  {
    name: 'abandons the launch at the deadline',
    group: {
      members: [makeMember('i-1', { lifecycle: 'Pending:Wait', hooks: [wait({ deadlineMs: nowMs })] })],
    },
    actions: [{ kind: 'abandonLaunch', instanceId: 'i-1' }],
  },
  {
    name: 'goes on when the hook is completed',
    group: {
      members: [makeMember('i-1', { lifecycle: 'Pending:Wait', hooks: [wait({ result: 'CONTINUE' })] })],
    },
    actions: [{ kind: 'proceed', instanceId: 'i-1' }],
  },
  {
    name: 'marks what died while it launched',
    group: { members: [pending] },
    observed: { 'i-1': { state: 'terminated' } },
    actions: [{ kind: 'markUnhealthy', instanceId: 'i-1', because: 'failedToLaunch' }],
  },
  {
    name: 'marks what stopped',
    group: { members: [i1] },
    observed: { 'i-1': { state: 'stopped' } },
    actions: [{ kind: 'markUnhealthy', instanceId: 'i-1', because: 'ec2' }],
  },
  {
    name: 'replaces what is marked',
    group: { members: [makeMember('i-1', { unhealthy: 'ec2' })] },
    actions: [{ kind: 'replace', instanceId: 'i-1' }],
  },
  {
    name: 'looks again when the grace period ends',
    group: {
      members: [makeMember('i-1', inLb)],
      trafficSources: new Map([['lb', 'InService']]),
      settings: { healthCheckType: 'ELB', healthCheckGracePeriodSeconds: 60 },
    },
    observed: { 'i-1': { failingIn: new Set(['lb']) } },
    actions: [],
    lookAgainAtMs: 60_000,
  },
  {
    name: 'takes what terminates out of the load balancer first',
    group: { members: [{ ...terminating, ...inLb }], desiredCapacity: 0 },
    actions: [{ kind: 'deregister', instanceId: 'i-1', source: 'lb' }],
  },
  {
    name: 'waits for its draining',
    group: { members: [terminating], desiredCapacity: 0 },
    observed: { 'i-1': inLoadBalancer('leaving') },
    actions: [],
  },
  {
    name: 'holds it at a terminating hook after that',
    group: { members: [terminating], hooks: goodbye, desiredCapacity: 0 },
    actions: [{ kind: 'awaitHooks', instanceId: 'i-1', transition: 'autoscaling:EC2_INSTANCE_TERMINATING' }],
  },
  {
    name: 'terminates it even when the hook was abandoned',
    group: {
      members: [{ ...terminating, lifecycle: 'Terminating:Wait', hooks: [wait({ result: 'ABANDON' })] }],
      desiredCapacity: 0,
    },
    actions: [{ kind: 'proceed', instanceId: 'i-1' }],
  },
  {
    name: 'terminates it',
    group: { members: [terminating], desiredCapacity: 0 },
    actions: [{ kind: 'terminate', instanceId: 'i-1' }],
  },
  {
    name: 'lets it go when EC2 has terminated it',
    group: { members: [{ ...terminating, terminationOrdered: true }], desiredCapacity: 0 },
    observed: { 'i-1': { state: 'terminated' } },
    actions: [{ kind: 'leave', instanceId: 'i-1' }],
  },
];

describe('a member', () => {
  it.each(members)('$name', (row) => {
    expect(decideCase(row)).toEqual({ actions: row.actions, lookAgainAtMs: row.lookAgainAtMs });
  });
});
