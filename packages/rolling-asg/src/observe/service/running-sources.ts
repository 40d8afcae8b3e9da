import type { Group } from '../../cloud/cloud.js';

/** What instances are launched from. */
export type LaunchSource =
  | { readonly kind: 'template'; readonly id: string; readonly version: string }
  | { readonly kind: 'configuration'; readonly name: string };

/** What a group launches its next instance from; none when that is neither. */
export function pointedSources({ launchTemplate, launchConfiguration }: Group): readonly LaunchSource[] {
  if (launchTemplate !== undefined) {
    const { id, version } = launchTemplate;
    return [{ kind: 'template', id, version }];
  }
  return launchConfiguration === undefined ? [] : [{ kind: 'configuration', name: launchConfiguration }];
}

/** What the instances of a group were launched from, each source once. */
export function runningSources({ instances, launchTemplate }: Group): readonly LaunchSource[] {
  const found = new Map<string, LaunchSource>();
  for (const instance of instances) {
    const { launchTemplateId: id = launchTemplate?.id, launchTemplateVersion: version } = instance;
    const { launchConfiguration: name } = instance;
    if (name !== undefined) found.set(name, { kind: 'configuration', name });
    else if (id !== undefined && version !== undefined)
      found.set(`${id} ${version}`, { kind: 'template', id, version });
  }
  return [...found.values()];
}
