import type { PolicyRecord } from './policy-record.js';

const owned = 'arn:aws:iam::aws:policy';
const ownedArn = /^arn:aws:iam::aws:policy(\/(?:[\w+=,.@-]+\/)*)([\w+=,.@-]{1,128})$/;

/** AWS's own policies whose text is short enough to be known here; no other grants anything. */
const known: Readonly<Record<string, string>> = {
  [`${owned}/AdministratorAccess`]:
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
  [`${owned}/PowerUserAccess`]:
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","NotAction":["iam:*","organizations:*","account:*"],"Resource":"*"},' +
    '{"Effect":"Allow","Action":["account:GetAccountInformation","account:GetPrimaryEmail","account:ListRegions",' +
    '"iam:CreateServiceLinkedRole","iam:DeleteServiceLinkedRole","iam:ListRoles","organizations:DescribeOrganization"],' +
    '"Resource":"*"}]}',
};

const grantsNothing = '{"Version":"2012-10-17","Statement":[]}';

/** Those that instances and who looks after them usually have: listed, so that they are found by name. */
const usual = [
  'AdministratorAccess',
  'AmazonEC2ContainerRegistryReadOnly',
  'AmazonEC2FullAccess',
  'AmazonEC2ReadOnlyAccess',
  'AmazonS3FullAccess',
  'AmazonS3ReadOnlyAccess',
  'AmazonSSMManagedInstanceCore',
  'AmazonSSMReadOnlyAccess',
  'AutoScalingFullAccess',
  'CloudWatchAgentServerPolicy',
  'CloudWatchReadOnlyAccess',
  'ElasticLoadBalancingFullAccess',
  'IAMReadOnlyAccess',
  'PowerUserAccess',
  'ReadOnlyAccess',
  'SecretsManagerReadWrite',
];

/** A policy of AWS's own, taken at its word: which of them exist is not known here. None for another ARN. */
export function amazonPolicy(arn: string): PolicyRecord | undefined {
  const [, path, policyName] = ownedArn.exec(arn) ?? [];
  if (path === undefined || policyName === undefined) return undefined;
  const version = { versionId: 'v1', document: known[arn] ?? grantsNothing, createDate: undefined };
  return {
    ...{ arn, path, policyName, policyId: undefined, description: undefined },
    ...{ createDate: undefined, updateDate: undefined, tags: new Map() },
    ...{ versions: [version], versionsMade: 1, defaultVersionId: version.versionId },
  };
}

/** The ones that are listed. */
export const amazonPolicies = (): readonly PolicyRecord[] =>
  usual.flatMap((name) => amazonPolicy(`${owned}/${name}`) ?? []);
