import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  CreateLoadBalancerCommand,
  ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { createEmulator, type CallRecord, type Emulator } from '@clicamos/emulator';
import { expectPortToHold, expectReadsOfNothing } from '../testing/expect-port.js';
import { createAwsCloud, type AwsCloudOptions } from './create-aws-cloud.js';

/** Clients of the SDK without a socket: what they write and read is what goes over the wire. */
function handledClients(emulator: Emulator): AwsCloudOptions {
  const { endpoint, region } = emulator;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const config = { endpoint, region, credentials, requestHandler: emulator.requestHandler() };
  return {
    autoScaling: new AutoScalingClient(config),
    elasticLoadBalancing: new ElasticLoadBalancingClient(config),
    elasticLoadBalancingV2: new ElasticLoadBalancingV2Client(config),
    ec2: new EC2Client(config),
  };
}

/** What stands for clients where thousands of calls count. */
const directClients = (emulator: Emulator): AwsCloudOptions => ({
  autoScaling: emulator.directClient<AutoScalingClient>('autoscaling'),
  elasticLoadBalancing: emulator.directClient<ElasticLoadBalancingClient>('elb'),
  elasticLoadBalancingV2: emulator.directClient<ElasticLoadBalancingV2Client>('elbv2'),
  ec2: emulator.directClient<EC2Client>('ec2'),
});

/** A laboratory with the load balancer `web`, and where it is. */
async function openLaboratory(clientsOf: typeof directClients) {
  const seen: string[] = [];
  const onCall = ({ operation }: CallRecord) => void seen.push(operation);
  const emulator = await createEmulator({ instances: 'simulated', listen: false, onCall });
  const clients = clientsOf(emulator);
  const { Subnets = [] } = await clients.ec2.send(new DescribeSubnetsCommand({}));
  const subnetIds = Subnets.flatMap(({ SubnetId }) => SubnetId ?? []);
  await clients.elasticLoadBalancing.send(
    new CreateLoadBalancerCommand({
      LoadBalancerName: 'web',
      Listeners: [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstancePort: 80 }],
      Subnets: subnetIds,
    }),
  );
  return { emulator, clients, subnetIds, seen, [Symbol.asyncDispose]: () => emulator.close() };
}

describe.each([
  ['a request handler', handledClients],
  ['clients without the SDK', directClients],
])('the port through %s', (_door, clientsOf) => {
  it('reads nothing as nothing, and what it makes as it made it', async () => {
    await using laboratory = await openLaboratory(clientsOf);
    const { emulator, clients, subnetIds } = laboratory;
    const cloud = createAwsCloud(clients);

    await expectReadsOfNothing(cloud, 'web');
    const imageId = emulator.registerSimulatedImage({ name: 'one' });
    await expectPortToHold(cloud, { imageId, subnetIds, sourceId: 'web' });
  });

  it('sends a call once that AWS would have answered the next time', async () => {
    await using laboratory = await openLaboratory(clientsOf);
    const { emulator, clients, seen } = laboratory;
    emulator.faults.add({
      fault: 'server-error',
      operations: ['autoscaling:DeleteAutoScalingGroup'],
      times: 1,
    });

    const call = createAwsCloud(clients).deleteGroup('web-v001');

    await expect(call).rejects.toMatchObject({ kind: 'unavailable' });
    expect(seen.filter((operation) => operation === 'DeleteAutoScalingGroup')).toHaveLength(1);
  });
});
