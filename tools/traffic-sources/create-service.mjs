import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { createEmulator } from '@clicamos/emulator';
import { createFront } from './create-front.mjs';
import { temporaryFolder } from '../temporary-folder.mjs';

// The SDK would print its own notice about Node's next major version between our lines.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

/** An emulator with what a service of two instances stands behind. Closing it leaves nothing. */
export async function createService(source, { speed }) {
  const folder = temporaryFolder('traffic-sources');
  let calls = 0;
  const onCall = () => (calls += 1);
  const emulator = await createEmulator({ speed, stateDirectory: join(folder, 'state'), onCall });
  const clients = createClients(emulator);
  const { Subnets } = await clients.ec2.send(new DescribeSubnetsCommand({}));
  const subnetIds = Subnets.map(({ SubnetId }) => SubnetId);
  const front = await createFront(source, clients, { subnetIds, VpcId: Subnets[0].VpcId });
  return {
    folder,
    speed,
    clients,
    source,
    urls: front.map(({ url }) => url),
    firstGroup: {
      ...{ instanceType: 't3.micro', subnetIds, sourceIds: front.map(({ id }) => id) },
      ...{ minSize: 2, maxSize: 4, desiredCapacity: 2, healthCheckGraceMs: 60_000 },
    },
    calls: () => calls,
    async close() {
      for (const client of Object.values(clients)) client.destroy();
      await emulator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function createClients({ endpoint, region }) {
  const config = { endpoint, region, credentials: { accessKeyId: 'judge', secretAccessKey: 'judge' } };
  return {
    autoScaling: new AutoScalingClient(config),
    ec2: new EC2Client(config),
    elasticLoadBalancing: new ElasticLoadBalancingClient(config),
    elasticLoadBalancingV2: new ElasticLoadBalancingV2Client(config),
  };
}
