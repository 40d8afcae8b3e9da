import { readFileSync } from 'node:fs';
import { DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import { DescribeSecurityGroupRulesCommand, DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import {
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { createEmulator } from '@clicamos/emulator';
import { planNetwork } from '@clicamos/network';
import { type ConfigValue, runProgram } from '@clicamos/pulumi-local';
import { parse } from 'yaml';
import { readStackConfig } from './read-stack-config.js';
import { stack } from './stack.js';
import { runStack } from './testing/stack-run.js';
import { describeStack } from './testing/describe-stack.js';
import { startEmulator } from './testing/stack-endpoint.js';

describeStack('our emulator', { start: startEmulator });

describe.each(['classic', 'application', 'network'] as const)('the stack with kind: %s', (kind) => {
  it('stands behind a load balancer of the kind that is configured, and serves through it', async () => {
    const emulator = await startEmulator();
    const elbv2 = new ElasticLoadBalancingV2Client({
      ...{ endpoint: emulator.url, region: 'us-east-1' },
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    const run = await runStack(emulator.url, { loadBalancer: kind, network: { nat: { kind: 'none' } } });

    const { LoadBalancers = [] } = await elbv2.send(new DescribeLoadBalancersCommand({}));
    const answer = await fetch(run.text('url')).then(
      ({ status }) => status,
      () => 'no answer',
    );

    // No instance is there yet: those that speak HTTP say so, and TCP ends.
    expect(answer).toBe(kind === 'network' ? 'no answer' : 503);
    expect(LoadBalancers.map(({ Type, LoadBalancerName }) => [Type, LoadBalancerName])).toEqual(
      kind === 'classic' ? [] : [[kind, kind === 'application' ? 'web-alb' : 'web-nlb']],
    );
    expect(Object.keys(run.result.outputs)).toContain(
      kind === 'classic' ? 'loadBalancerName' : 'targetGroupArns',
    );
    run.close();
    elbv2.destroy();
    await emulator.stop();
  }, 60_000);
});

describe('the stack with a RollingGroup behind a target group', () => {
  it('is waited for until its instances serve', async () => {
    await using emulator = await createEmulator({ speed: 50, instances: 'simulated' });
    const imageId = emulator.registerSimulatedImage({ name: 'web', port: 80 });
    const run = await runStack(emulator.endpoint, {
      loadBalancer: { kind: 'application', healthCheck: { intervalSeconds: 5, timeoutSeconds: 2 } },
      network: { nat: { kind: 'none' } },
      rollingGroup: { imageId, minSize: 2, maxSize: 4 },
    });

    const { AutoScalingGroups: [group] = [] } = await run.autoScaling.send(
      new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [run.text('groupName')] }),
    );

    expect(group?.TargetGroupARNs).toEqual(run.list('targetGroupArns'));
    expect(group?.Instances).toHaveLength(2);
    run.close();
  }, 60_000);
});

describe('the stack with a VPN', () => {
  it('lets its clients reach the app, which the NAT is in front of', async () => {
    const emulator = await startEmulator();
    const run = await runStack(emulator.url, { network: { vpn: { allowedCidrs: ['192.0.2.0/24'] } } });

    const { SecurityGroups = [] } = await run.ec2.send(
      new DescribeSecurityGroupsCommand({
        Filters: [
          { Name: 'vpc-id', Values: [run.text('vpcId')] },
          { Name: 'tag:Name', Values: ['web-nat'] },
        ],
      }),
    );
    const { SecurityGroupRules = [] } = await run.ec2.send(
      new DescribeSecurityGroupRulesCommand({
        Filters: [{ Name: 'group-id', Values: [run.text('appSecurityGroupId')] }],
      }),
    );

    expect(
      SecurityGroupRules.filter(({ IsEgress }) => !IsEgress).map(({ FromPort, ReferencedGroupInfo }) => [
        FromPort,
        ReferencedGroupInfo?.GroupId,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [80, run.text('loadBalancerSecurityGroupId')],
        [80, SecurityGroups[0]?.GroupId],
      ]),
    );
    expect(run.text('vpnProfileParameter')).toBe('/clicamos/test/web/vpn-profile');
    run.close();
    await emulator.stop();
  });
});

describe('the stack', () => {
  it.each<[string, Record<string, ConfigValue>, string]>([
    ['zero zones', { network: { zones: 0 } }, 'zones'],
    ['a VPN open to the world', { network: { vpn: { allowedCidrs: ['0.0.0.0/0'] } } }, 'vpn.allowedCidrs[0]'],
    ['a zone of another region', { network: { zones: ['eu-west-1a'] } }, 'zones[0]'],
    ['an unknown NAT', { network: { nat: { kind: 'magic' } } }, 'clicamos:network.nat.kind'],
  ])('refuses %s before it asks the cloud for anything', async (_what, config, propertyPath) => {
    const nobodyThere = 'http://127.0.0.1:9';

    const running = runProgram(stack, {
      endpoint: nobodyThere,
      region: 'us-east-1',
      project: 'clicamos',
      stack: 'test',
      config,
    });

    await expect(running).rejects.toMatchObject({ __pulumiInputPropertyError: true, propertyPath });
  });

  it.each(['Pulumi.local.yaml', 'Pulumi.prod.yaml'])('can be made from %s', (file) => {
    const { config } = parse(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'));
    const get = (key: string) => {
      const value: unknown = config[`clicamos:${key}`];
      return typeof value === 'object' ? JSON.stringify(value) : (value as string | undefined); // as Pulumi does
    };

    const { network } = readStackConfig({ name: 'clicamos', get });

    const region = String(config['aws:region']);
    const availableZones = ['a', 'b', 'c'].map((letter) => region + letter);
    expect(planNetwork({ ...network, region, availableZones }).subnets).toHaveLength(6);
  });
});
