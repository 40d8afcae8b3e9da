import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling';
import type { LeftSetting } from '../../../cloud/cloud.js';
import { groupFields, type GroupField } from './group-fields.js';

/** The settings of a group that its next generation is made without, each with the reason. */
export function leftSettings(group: AutoScalingGroup): readonly LeftSetting[] {
  const fields: readonly (readonly [string, GroupField])[] = Object.entries(groupFields);
  return fields.flatMap(([name, field]) => {
    if (typeof field === 'string') return [];
    const reason = field.reasonLeft(group);
    return reason === undefined ? [] : [{ name, reason, isRefused: field.isRefused === true }];
  });
}
