import type { Surroundings } from '../../service/service.js';
import type { Ec2State } from '../state.js';
import type { SecurityGroupRecord } from './security-group-records.js';

/** Adds a group that lets nothing in and everything out; answers its id. */
export function createGroup(
  state: Ec2State,
  {
    group,
    newId,
  }: { readonly group: Omit<SecurityGroupRecord, 'groupId'>; readonly newId: Surroundings['newId'] },
): string {
  const groupId = newId('sg');
  const ruleId = newId('sgr');
  state.securityGroups.set(groupId, { groupId, ...group });
  state.securityGroupRules.set(ruleId, {
    ruleId,
    groupId,
    isEgress: true,
    protocol: '-1',
    fromPort: undefined,
    toPort: undefined,
    peer: { kind: 'ipv4', cidr: '0.0.0.0/0' },
    description: undefined,
  });
  return groupId;
}
