import { AwsError } from '../../aws-error.js';
import type { Ec2State } from '../state.js';

/** A kind of resource that tags can be on. A new kind of resource needs one line here. */
export interface ResourceKind {
  readonly prefix: string;
  readonly type: string;
  readonly records: (state: Ec2State) => ReadonlyMap<string, unknown>;
  readonly notFound: (id: string) => AwsError;
}

const notFound = (code: string, noun: string) => (id: string) =>
  new AwsError(code, `The ${noun} '${id}' does not exist`);

/** Every kind, by the prefix of its ids. */
export const resourceKinds: readonly ResourceKind[] = [
  {
    prefix: 'vpc',
    type: 'vpc',
    records: ({ vpcs }) => vpcs,
    notFound: notFound('InvalidVpcID.NotFound', 'vpc ID'),
  },
  {
    prefix: 'subnet',
    type: 'subnet',
    records: ({ subnets }) => subnets,
    notFound: notFound('InvalidSubnetID.NotFound', 'subnet ID'),
  },
  {
    prefix: 'sg',
    type: 'security-group',
    records: ({ securityGroups }) => securityGroups,
    notFound: notFound('InvalidGroup.NotFound', 'security group'),
  },
  {
    prefix: 'sgr',
    type: 'security-group-rule',
    records: ({ securityGroupRules }) => securityGroupRules,
    notFound: notFound('InvalidSecurityGroupRuleId.NotFound', 'security group rule ID'),
  },
  {
    prefix: 'key',
    type: 'key-pair',
    records: ({ keyPairs }) => keyPairs,
    notFound: notFound('InvalidKeyPair.NotFound', 'key pair'),
  },
  {
    prefix: 'ami',
    type: 'image',
    records: ({ images }) => images,
    notFound: (id) => new AwsError('InvalidAMIID.NotFound', `The image id '[${id}]' does not exist`),
  },
  {
    prefix: 'lt',
    type: 'launch-template',
    records: ({ launchTemplates }) => launchTemplates,
    notFound: notFound('InvalidLaunchTemplateId.NotFound', 'launch template ID'),
  },
  {
    prefix: 'i',
    type: 'instance',
    records: ({ instances }) => instances,
    notFound: notFound('InvalidInstanceID.NotFound', 'instance ID'),
  },
];

/** The kind that an id is of. Throws `InvalidID`. */
export function kindOf(id: string): ResourceKind {
  const prefix = id.slice(0, id.lastIndexOf('-'));
  const kind = resourceKinds.find((one) => one.prefix === prefix);
  if (kind) return kind;
  throw new AwsError('InvalidID', `The ID '${id}' is not valid`);
}

/** Throws the kind's `NotFound` error for an id that does not exist, `InvalidID` for one of no kind. */
export function checkResource(state: Ec2State, id: string): ResourceKind {
  const kind = kindOf(id);
  if (!kind.records(state).has(id)) throw kind.notFound(id);
  return kind;
}
