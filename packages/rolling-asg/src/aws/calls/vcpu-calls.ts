import {
  DescribeInstancesCommand,
  DescribeInstanceTypesCommand,
  type DescribeInstanceTypesCommandInput,
  type EC2Client,
  type Instance,
} from '@aws-sdk/client-ec2';
import { CloudError, isCloudError } from '../../cloud/cloud-error.js';
import { quotaCodeOf, type VcpuRoom } from '../../cloud/vcpu-quota.js';
import { partOf } from '../answers/part-of.js';
import { allPages, chunks, type Call } from '../wire/caller.js';

/** Asks Service Quotas for a quota of EC2; fails where it may not, or cannot. */
export type ReadQuota = (quotaCode: string, signal?: AbortSignal) => Promise<number>;

interface Asker {
  readonly ec2: Pick<EC2Client, 'send'>;
  readonly call: Call;
  readonly signal: AbortSignal | undefined;
}

/** How many vCPUs of a quota are free for instances of a type; nothing where nobody can say which quota it is. */
export async function readVcpuRoom(
  { ec2, call, signal }: Asker,
  type: string,
  readQuota: ReadQuota,
): Promise<VcpuRoom | undefined> {
  const quotaCode = quotaCodeOf(type);
  if (quotaCode === undefined) return undefined;
  const limit = await readLimit({ call, signal }, quotaCode, readQuota);
  const types = (await runningInstances({ ec2, call, signal }))
    .filter(({ InstanceLifecycle }) => InstanceLifecycle === undefined)
    .flatMap(({ InstanceType }) => InstanceType ?? [])
    .filter((one) => quotaCodeOf(one) === quotaCode);
  const vcpus = await vcpusOfTypes({ ec2, call, signal }, [...new Set([type, ...types])]);
  const perInstance = vcpus.get(type);
  if (perInstance === undefined) return undefined;
  const running = types.reduce((sum, one) => sum + (vcpus.get(one) ?? 0), 0);
  return { quotaCode, limit, running, perInstance };
}

/** Service Quotas may be out of reach where EC2 is not: that is a reason, and nothing to wait for. */
async function readLimit(
  { call, signal }: Pick<Asker, 'call' | 'signal'>,
  quotaCode: string,
  readQuota: ReadQuota,
): Promise<number> {
  const name = 'GetServiceQuota';
  try {
    return await call(name, signal, () => readQuota(quotaCode, signal));
  } catch (error) {
    throw isCloudError(error) ? new CloudError('refused', name, error.cause) : error;
  }
}

async function runningInstances({ ec2, call, signal }: Asker): Promise<readonly Instance[]> {
  const Filters = [{ Name: 'instance-state-name', Values: ['pending', 'running'] }];
  const reservations = await allPages(
    (NextToken) => {
      const command = new DescribeInstancesCommand({ Filters, MaxResults: 1_000, NextToken });
      return call('DescribeInstances', signal, (o) => ec2.send(command, o));
    },
    (page) => partOf('DescribeInstances', page, 'Reservations'),
  );
  return reservations.flatMap(({ Instances = [] }) => Instances);
}

/** As many types as AWS takes in one request. */
const mostTypes = 100;

/** A quota counts what a type has, also of an instance that uses less. */
async function vcpusOfTypes(
  { ec2, call, signal }: Asker,
  types: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const name = 'DescribeInstanceTypes';
  // Any type that AWS knows is allowed, also one that is newer than this SDK.
  const asked = types as NonNullable<DescribeInstanceTypesCommandInput['InstanceTypes']>;
  const vcpus = new Map<string, number>();
  for (const InstanceTypes of chunks(asked, mostTypes)) {
    const command = new DescribeInstanceTypesCommand({ InstanceTypes: [...InstanceTypes] });
    const answer = await call(name, signal, (o) => ec2.send(command, o));
    for (const { InstanceType = '', VCpuInfo } of partOf(name, answer, 'InstanceTypes'))
      vcpus.set(InstanceType, VCpuInfo?.DefaultVCpus ?? 0);
  }
  return vcpus;
}
