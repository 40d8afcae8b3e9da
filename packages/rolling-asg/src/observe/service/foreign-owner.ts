import type { Group } from '../../cloud/cloud.js';
import type { RolloutStrategy } from '../../journal/rollout-strategy.js';
import { tagKeys, tagOf } from '../../journal/tags.js';

const stackKey = 'aws:cloudformation:stack-name';

/** A tag that a service puts on the groups that it makes or manages, and what the group is of it. */
const owners: readonly (readonly [key: string, of: (value: string) => string])[] = [
  [stackKey, (stack) => `the CloudFormation stack \`${stack}\``],
  ['elasticbeanstalk:environment-name', (name) => `the Elastic Beanstalk environment \`${name}\``],
  ['eks:nodegroup-name', (name) => `the EKS node group \`${name}\``],
  ['eks:cluster-name', (cluster) => `the EKS cluster \`${cluster}\``],
  ['AmazonECSManaged', () => 'a capacity provider of ECS'],
  ['AWSBatchServiceTag', () => 'a compute environment of Batch'],
];

/** `CodeDeploy_<deployment group>_d-<deployment>`: https://docs.aws.amazon.com/codedeploy/latest/userguide/integrations-aws-auto-scaling.html */
const codeDeployGroup = /^CodeDeploy_(.+)_(d-[A-Z0-9]+)$/;

const codeDeployHook = /^CodeDeploy-managed-automatic-(?:launch|termination)-deployment-hook-(.+)$/;

/**
 * Who else looks after a group, as a sentence; `undefined` when nobody is known to. What takes such a group over takes
 * it from its owner, who puts it back, deletes it, or breaks on its next update.
 */
export function foreignOwner(
  group: Pick<Group, 'name' | 'tags'>,
  service: string,
  strategy: RolloutStrategy = 'replace',
): string | undefined {
  const owner = otherService(group, service) ?? taggedOwner(group, strategy) ?? codeDeploy(group.name);
  return owner && `Group \`${group.name}\` belongs to ${owner}`;
}

/** The deployment group whose lifecycle hook has that name; `undefined` for a hook that is not CodeDeploy's. */
export const codeDeployGroupOf = (hookName: string): string | undefined => codeDeployHook.exec(hookName)?.[1];

function otherService(group: Pick<Group, 'tags'>, service: string): string | undefined {
  const other = tagOf(group, tagKeys.service);
  return other === undefined || other === service ? undefined : `the clicamos service \`${other}\``;
}

function taggedOwner(group: Pick<Group, 'tags'>, strategy: RolloutStrategy): string | undefined {
  for (const [key, of] of owners) {
    // A stack owns the group by its name, which a refresh lets it keep.
    if (strategy === 'refresh' && key === stackKey) continue;
    const value = tagOf(group, key);
    if (value !== undefined) return of(value);
  }
  const owned = group.tags.find(({ key, value }) => key.startsWith(clusterKey) && value === 'owned');
  return owned && `the Kubernetes cluster \`${owned.key.slice(clusterKey.length)}\``;
}

/** On the nodes of a cluster, whoever made it; `shared` is what others use as well. */
const clusterKey = 'kubernetes.io/cluster/';

function codeDeploy(name: string): string | undefined {
  const [, made, deployment] = codeDeployGroup.exec(name) ?? [];
  return made && `the CodeDeploy deployment group \`${made}\`, which made it in ${deployment}`;
}
