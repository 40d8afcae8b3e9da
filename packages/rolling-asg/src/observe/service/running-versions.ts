import type { Group } from '../../cloud/cloud.js';

/** Versions of a template that groups point at or instances run. */
export function runningVersions(groups: readonly Group[], templateId: string): ReadonlySet<number> {
  const pointed = groups.flatMap(({ launchTemplate }) =>
    launchTemplate?.id === templateId ? [launchTemplate.version] : [],
  );
  const run = groups.flatMap(({ instances }) =>
    instances.flatMap(({ launchTemplateId = templateId, launchTemplateVersion }) =>
      launchTemplateId === templateId && launchTemplateVersion !== undefined ? [launchTemplateVersion] : [],
    ),
  );
  return new Set([...pointed, ...run].map(Number));
}
