import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeleteWarmPoolCommand, PutWarmPoolCommand } from '@aws-sdk/client-auto-scaling';
import { ApplySecurityGroupsToLoadBalancerCommand } from '@aws-sdk/client-elastic-load-balancing';
import type { RolloutEvent } from '../engine/context/events.js';
import { preflightRules } from '../plan/preflight/rules/preflight-rules.js';
import { runRollout } from '../run/run-rollout.js';
import { openLaboratory } from '../testing/preflight/open-laboratory.js';
import { provocations } from '../testing/preflight/provocations/provocations.js';
import { letIn, makeSecurityGroup } from '../testing/preflight/provocations/source.js';

const specOf = (path: string) => readFile(join(import.meta.dirname, '../../../..', path), 'utf8');

/** What is found by facts that are given to it, one by one. */
const byFacts = await specOf('packages/rolling-asg/src/plan/preflight/preflight.spec.ts');

/** Those that are provoked with alarms of CloudWatch, or by the command itself: where, and a word of that spec. */
const elsewhere: Readonly<Record<string, readonly [string, string]>> = {
  alarms: ['packages/rolling-asg/src/run/run-rollout.alarms.spec.ts', 'There is no alarm `errors`'],
  permissions: ['apps/cli/src/iam/rights/permission-findings.spec.ts', 'permissionFindings'],
  'group-settings': ['apps/cli/src/rollout/ignored-settings.spec.ts', 'ignoredSettings'],
};

describe('preflight, asked of the emulator', () => {
  it('has a case for each of its ids: made here, given as facts, or elsewhere', () => {
    const made = new Set(Object.keys(provocations).map((name) => name.split(' ')[1]));
    const isGiven = (id: string) => byFacts.includes(`error ${id}: `) || byFacts.includes(`warning ${id}: `);
    const isCovered = (id: string) => made.has(id) || isGiven(id) || Object.hasOwn(elsewhere, id);

    expect(Object.keys(preflightRules).filter((id) => !isCovered(id))).toEqual([]);
  });

  it.each(Object.entries(elsewhere))('leaves %s to another spec, which is there', async (_id, spec) => {
    const [path, word] = spec;

    expect(await specOf(path)).toContain(word);
  });

  it.each(Object.entries(provocations))('finds %s', async (name, provocation) => {
    await using laboratory = await openLaboratory(provocation.laboratory);
    const options = await provocation.provoke(laboratory);

    const found = await laboratory.find(options);

    expect(found.map(({ level, check }) => `${level} ${check}`)).toContain(name);
  });

  it('finds a warm pool; without preflight the rollout goes on when somebody has deleted it', async () => {
    await using laboratory = await openLaboratory();
    const { cloud, clock, makeGroup, plan, clients } = laboratory;
    const named = { AutoScalingGroupName: 'theirs' };
    await makeGroup();
    await clients.autoScaling.send(new PutWarmPoolCommand({ ...named, MinSize: 1 }));
    await clock.sleep(120_000);
    const onEvent = (event: RolloutEvent) => {
      const isHeldUp = event.kind === 'waiting' && event.reason.includes('while it has a warm pool');
      if (isHeldUp) void clients.autoScaling.send(new DeleteWarmPoolCommand(named));
    };

    const planned = await plan({ adopt: 'theirs', skipPreflight: ['warm-pool'] });
    const result = await runRollout(planned, { cloud, clock, onEvent });

    expect(result).toMatchObject({ outcome: 'deployed', live: { name: 'web-v001', inService: 1 } });
  });

  it('warns where the maximum would not fit', async () => {
    await using laboratory = await openLaboratory({ vcpuLimit: 8 });

    const found = await laboratory.find({});

    expect(found.map(({ level, check }) => `${level} ${check}`)).toContain('warning vcpu-quota');
  });

  it('finds none of them where nothing was made', async () => {
    await using laboratory = await openLaboratory();

    const found = await laboratory.find({});

    expect(found.map(({ level, check }) => `${level} ${check}`)).toEqual([]);
  });

  it('has nothing to say of security groups that let the load balancer in', async () => {
    await using laboratory = await openLaboratory();
    const { clients, vpcId, firstGroup } = laboratory;
    const [balancer, web] = [
      await makeSecurityGroup(clients.ec2, 'elb', vpcId),
      await makeSecurityGroup(clients.ec2, 'web', vpcId),
    ];
    const command = { LoadBalancerName: 'web', SecurityGroups: [balancer] };
    await clients.elasticLoadBalancing.send(new ApplySecurityGroupsToLoadBalancerCommand(command));
    await letIn(clients.ec2, web, { from: balancer, port: 80 });

    const found = await laboratory.find({ firstGroup: { ...firstGroup, securityGroupIds: [web] } });

    expect(found.map(({ level, check }) => `${level} ${check}`)).toEqual([]);
  });

  it('says which of its questions it may not ask, and goes on', async () => {
    await using laboratory = await openLaboratory({
      faults: {
        faults: [
          {
            fault: 'access-denied',
            operations: ['ec2:DescribeInstanceTypeOfferings', 'ec2:DescribeKeyPairs'],
          },
        ],
      },
    });
    const { firstGroup } = laboratory;

    const found = await laboratory.find({ firstGroup: { ...firstGroup, keyName: 'ops' } });

    const unread = found.filter(({ level }) => level === 'unread').map(({ text }) => text);
    expect(unread).toEqual([
      expect.stringMatching(
        /^where t3\.micro is offered was not read: DescribeInstanceTypeOfferings failed: /,
      ),
      expect.stringMatching(/^whether key pair ops is there was not read: DescribeKeyPairs failed: /),
    ]);
  });
});
