import type { CloudPort } from '../../../cloud/ports.js';

const readNames: ReadonlySet<keyof CloudPort> = new Set([
  'findGroups',
  'readAttachments',
  'readActivities',
  'findTrafficSources',
  'readTargetStates',
  'findAlarms',
  'findImage',
  'findArchitectures',
  'findSubnets',
  'findTemplate',
  'findTemplateVersion',
  'findTemplateVersions',
  'findRefreshes',
  'readConsole',
]);

/** Whether a call changes nothing. */
export function isRead(name: keyof CloudPort): boolean {
  return readNames.has(name);
}
