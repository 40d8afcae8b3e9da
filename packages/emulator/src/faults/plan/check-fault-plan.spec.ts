import { checkFaultPlan } from './check-fault-plan.js';

const calls = { operations: ['autoscaling:DetachLoadBalancers'] };

describe('checkFaultPlan', () => {
  it('takes a plan of every kind of field', () => {
    const plan = {
      seed: 7,
      faults: [
        {
          fault: 'throttle',
          operations: ['elb:*', 'autoscaling:Describe*'],
          from: 0,
          until: 5_000,
          times: 3,
        },
        { fault: 'throttle-bucket', operations: ['*'], capacity: 5, refill: 0.5, skip: 2, probability: 0.5 },
        { fault: 'server-error', ...calls, status: 503 },
        { fault: 'quota', vcpus: 32, instanceTypes: ['t3.micro'], zones: ['us-east-1a'], groups: ['web'] },
        { fault: 'zone-loss', zone: 'us-east-1a', from: 1_000 },
      ],
      doubts: { attachWhileRemoving: 'refused', tagConditionLagMs: 3_000 },
    };

    expect(checkFaultPlan(plan)).toEqual(plan);
  });

  it.each([
    { plan: 'fast', says: 'Expected the fault plan to be an object, got `fast`.' },
    {
      plan: { fault: [] },
      says: /^the fault plan: there is no field `fault`; did you mean `faults`\? Known are seed, /,
    },
    { plan: { seed: 0.5 }, says: 'Expected the fault plan.seed to be an integer, got `0.5`.' },
    { plan: { faults: ['throttle'] }, says: 'Expected faults[0] to be an object, got `throttle`.' },
    {
      plan: { faults: [{ fault: 'throtle', ...calls }] },
      says: /^faults\[0\]\.fault: there is no fault `throtle`; did you mean `throttle`\? Known are throttle, throttle-bucket, /,
    },
    {
      plan: { faults: [{ fault: 'earthquake' }] },
      says: /^faults\[0\]\.fault: there is no fault `earthquake`\. Known are /,
    },
    { plan: { faults: [{ ...calls }] }, says: /^faults\[0\]\.fault: there is no fault nothing\. Known are / },
    {
      plan: { faults: [{ fault: 'reset', operation: ['*'] }] },
      says: /^faults\[0\] \(reset\): there is no field `operation`; did you mean `operations`\?/,
    },
    {
      plan: { faults: [{ fault: 'reset' }] },
      says: 'Expected faults[0] (reset).operations to be a list of texts, at least one, got nothing.',
    },
    {
      plan: { faults: [{ fault: 'throttle', ...calls, probability: 2 }] },
      says: 'Expected faults[0] (throttle).probability to be a number from 0 to 1, got `2`.',
    },
    {
      plan: { faults: [{ fault: 'late-write', ...calls, delay: '5 s' }] },
      says: 'Expected faults[0] (late-write).delay to be a number of AWS milliseconds >= 0, got `5 s`.',
    },
    {
      plan: { faults: [{ fault: 'server-error', ...calls, status: 502 }] },
      says: 'Expected faults[0] (server-error).status to be one of `500`, `503`, got `502`.',
    },
    {
      plan: { faults: [{ fault: 'throttle', ...calls, from: 5, until: 5 }] },
      says: 'Expected faults[0].until to be later than `from`, 5, got `5`: it would never strike.',
    },
    {
      plan: { faults: [{ fault: 'throttle', operations: ['autoscaling:DetachLoadBalancer'] }] },
      says: /^faults\[0\]\.operations names `autoscaling:DetachLoadBalancer`, which is no operation of the emulator; did you mean `autoscaling:DetachLoadBalancers`\?/,
    },
    {
      plan: { faults: [{ fault: 'throttle', operations: ['elasticloadbalancing:*'] }] },
      says: /`elasticloadbalancing:\*`, which is no operation of the emulator/,
    },
    {
      plan: { doubts: { attachWhileRemovin: 'taken' } },
      says: /^doubts: there is no field `attachWhileRemovin`; did you mean `attachWhileRemoving`\?/,
    },
    {
      plan: { doubts: { attachWhileRemoving: 'yes' } },
      says: 'Expected doubts.attachWhileRemoving to be one of `taken`, `refused`, got `yes`.',
    },
  ])('refuses $plan', ({ plan, says }) => {
    expect(() => checkFaultPlan(plan)).toThrow(
      expect.objectContaining({
        code: 'InvalidFaults',
        message: typeof says === 'string' ? says : expect.stringMatching(says),
      }),
    );
  });
});
