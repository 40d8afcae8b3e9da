import { sourceName, type TrafficSource } from '../../../cloud/traffic-source.js';
import { tagKeys, tagOf } from '../../../journal/tags.js';
import type { PreflightItem } from '../../plan.js';
import { error, ok, warning } from '../finding.js';
import type { PreflightInput } from '../preflight-input.js';

/** Target groups can have the group's instances, are asked by somebody, and belong to this service alone. */
export function checkTargetGroups(input: PreflightInput): readonly PreflightItem[] {
  return input.facts.sources.flatMap((source) => [
    ...checkType(source),
    ...checkListener(source),
    ...checkVpc(source, input),
    ...checkShared(source, input),
  ]);
}

function checkType({ name, targetGroup }: TrafficSource): readonly PreflightItem[] {
  if (targetGroup === undefined) return [];
  const check = 'target-group-type';
  const { targetType } = targetGroup;
  if (targetType === 'instance') return [ok(check, `${name} takes instances`)];
  return [
    error(check, `Target group \`${name}\` takes targets of type ${targetType}; it has to be instance`),
  ];
}

function checkListener({ name, targetGroup, loadBalancers }: TrafficSource): readonly PreflightItem[] {
  if (targetGroup === undefined) return [];
  const check = 'target-group-listener';
  const gateway = loadBalancers.find(({ type }) => type === 'gateway');
  if (gateway !== undefined)
    return [error(check, `\`${gateway.name}\` is a Gateway Load Balancer, which cannot be rolled behind`)];
  const [first] = loadBalancers;
  if (first !== undefined) return [ok(check, `${name} is behind ${first.name}`)];
  const text = `Target group \`${name}\` is on no listener of a load balancer: its instances would be unused for ever`;
  return [error(check, text)];
}

function checkVpc(
  { name, targetGroup }: TrafficSource,
  { facts, next }: PreflightInput,
): readonly PreflightItem[] {
  if (targetGroup === undefined || targetGroup.vpcId === '') return [];
  const vpcs = new Set(next.subnetIds.flatMap((id) => facts.subnets[id]?.vpcId ?? []));
  const other = [...vpcs].find((vpcId) => vpcId !== targetGroup.vpcId);
  if (other === undefined) return [];
  const text = `Target group \`${name}\` is in ${targetGroup.vpcId}, but the group's subnets are in ${other}`;
  return [error('target-group-vpc', text)];
}

/** Another service's instances in the same target group would be counted, and kept in traffic, with ours. */
function checkShared(
  { id, targetGroup }: TrafficSource,
  { facts, options }: PreflightInput,
): readonly PreflightItem[] {
  if (targetGroup === undefined) return [];
  return (facts.groupsBeside ?? [])
    .filter(({ sourceIds }) => sourceIds.includes(id))
    .flatMap((group) => {
      const other = tagOf(group, tagKeys.service);
      if (other === undefined) return facts.live === undefined ? [] : [checkStranger(id, group.name)];
      const text = `Target group \`${sourceName(id)}\` belongs to service \`${other}\` (\`${group.name}\`) already: give \`${options.service}\` its own`;
      return [error('target-group-shared', text)];
    });
}

/** Nobody's group beside a live one may be meant to be there, a canary for example. */
function checkStranger(sourceId: string, groupName: string): PreflightItem {
  const text = `\`${groupName}\` is in target group \`${sourceName(sourceId)}\` too: it is left alone, and gets requests all the while`;
  return warning('target-group-shared', text);
}
