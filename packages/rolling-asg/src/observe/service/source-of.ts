import type { Group, GroupInstance } from '../../cloud/cloud.js';
import type { TemplateSource } from '../../cloud/instance-refresh.js';

/** What a group points at, where that is a version by its number. */
export function pointedSource({ launchTemplate }: Pick<Group, 'launchTemplate'>): TemplateSource | undefined {
  if (launchTemplate === undefined || !/^\d+$/.test(launchTemplate.version)) return undefined;
  return { templateId: launchTemplate.id, version: Number(launchTemplate.version) };
}

/** Whether an instance was launched from that version. */
export const isOfSource = (
  { launchTemplateId, launchTemplateVersion }: GroupInstance,
  { templateId, version }: TemplateSource,
): boolean => launchTemplateId === templateId && launchTemplateVersion === String(version);

export const isSameSource = (a: TemplateSource | undefined, b: TemplateSource | undefined): boolean =>
  a !== undefined && b !== undefined && a.templateId === b.templateId && a.version === b.version;
