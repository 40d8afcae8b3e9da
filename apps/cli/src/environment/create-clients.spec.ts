import { once } from 'node:events';
import { createServer } from 'node:http';
import { DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import { DescribeImagesCommand } from '@aws-sdk/client-ec2';
import { DescribeLoadBalancersCommand } from '@aws-sdk/client-elastic-load-balancing';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { createClients } from './create-clients.js';

/** An endpoint that takes requests and never answers. */
async function createSilentServer() {
  const server = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

describe('createClients', () => {
  it('makes clients that do not wait for ever for an answer', async () => {
    await using server = await createSilentServer();
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const { endpoint } = server;
    const clients = createClients({ endpoint, region: 'us-east-1', credentials, requestTimeoutMs: 50 });

    const answers = await Promise.allSettled([
      clients.autoScaling.send(new DescribeAutoScalingGroupsCommand({})),
      clients.ec2.send(new DescribeImagesCommand({})),
      clients.elasticLoadBalancing.send(new DescribeLoadBalancersCommand({})),
      clients.ssm.send(new GetParameterCommand({ Name: 'ami' })),
      clients.sts.send(new GetCallerIdentityCommand({})),
    ]);

    const timedOut = { status: 'rejected', reason: expect.objectContaining({ name: 'TimeoutError' }) };
    expect(answers).toEqual(answers.map(() => timedOut));
    for (const client of Object.values(clients)) client.destroy();
  });
});
