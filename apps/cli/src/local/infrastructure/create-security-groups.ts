import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
  type EC2Client,
  type IpPermission,
} from '@aws-sdk/client-ec2';
import { unlessThere } from './unless-there.js';

export interface SecurityGroupsOptions {
  readonly service: string;
  /** Where instances serve HTTP. */
  readonly port: number;
  readonly signal: AbortSignal;
}

/** Ids. */
export interface SecurityGroups {
  readonly loadBalancer: string;
  readonly app: string;
}

/** One that lets the world in at port 80, and one that lets only the load balancer in. */
export async function createSecurityGroups(
  ec2: EC2Client,
  { service, port, signal }: SecurityGroupsOptions,
): Promise<SecurityGroups> {
  const loadBalancer = await ensureGroup(ec2, {
    name: `${service}-elb`,
    description: 'Load balancer: HTTP in from the world',
    ingress: { ...tcp(80), IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
    signal,
  });
  const app = await ensureGroup(ec2, {
    name: `${service}-app`,
    description: 'App: HTTP in from the load balancer',
    ingress: { ...tcp(port), UserIdGroupPairs: [{ GroupId: loadBalancer }] },
    signal,
  });
  return { loadBalancer, app };
}

const tcp = (port: number): IpPermission => ({ IpProtocol: 'tcp', FromPort: port, ToPort: port });

interface GroupOptions {
  readonly name: string;
  readonly description: string;
  readonly ingress: IpPermission;
  readonly signal: AbortSignal;
}

async function ensureGroup(
  ec2: EC2Client,
  { name, description, ingress, signal }: GroupOptions,
): Promise<string> {
  const options = { abortSignal: signal };
  const create = new CreateSecurityGroupCommand({ GroupName: name, Description: description });
  const made = await unlessThere(ec2.send(create, options));
  const GroupId = made?.GroupId ?? (await findGroup(ec2, name, signal));
  const authorize = new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [ingress] });
  await unlessThere(ec2.send(authorize, options));
  return GroupId;
}

async function findGroup(ec2: EC2Client, name: string, abortSignal: AbortSignal): Promise<string> {
  const describe = new DescribeSecurityGroupsCommand({ Filters: [{ Name: 'group-name', Values: [name] }] });
  const { SecurityGroups: [found] = [] } = await ec2.send(describe, { abortSignal });
  if (found?.GroupId === undefined)
    throw new Error(`The emulator has a security group \`${name}\`, and does not show it`);
  return found.GroupId;
}
