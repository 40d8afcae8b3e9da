import type { EC2Client } from '@aws-sdk/client-ec2';
import { createCaller } from '../wire/caller.js';
import { readVcpuRoom } from './vcpu-calls.js';

/** An account in which one instance of each of so many types runs, all of one quota and of 2 vCPUs. */
function accountOf(count: number) {
  const types = Array.from({ length: count }, (_, index) => `m${index + 1}.large`);
  const asked: number[] = [];
  const ec2 = {
    send: async ({ input }: { readonly input: { readonly InstanceTypes?: readonly string[] } }) => {
      const { InstanceTypes } = input;
      if (InstanceTypes === undefined)
        return { Reservations: types.map((InstanceType) => ({ Instances: [{ InstanceType }] })) };
      asked.push(InstanceTypes.length);
      const VCpuInfo = { DefaultVCpus: 2 };
      return { InstanceTypes: InstanceTypes.map((InstanceType) => ({ InstanceType, VCpuInfo })) };
    },
  } as unknown as Pick<EC2Client, 'send'>; // answers the two calls that are made
  return { ec2, asked };
}

it('counts every type that runs, as many in one call as AWS takes', async () => {
  const { ec2, asked } = accountOf(230);

  const asker = { ec2, call: createCaller(), signal: undefined };
  const room = await readVcpuRoom(asker, 'm1.large', async () => 1_000);

  expect(room).toEqual({ quotaCode: 'L-1216C47A', limit: 1_000, running: 460, perInstance: 2 });
  expect(asked).toEqual([100, 100, 30]);
});
