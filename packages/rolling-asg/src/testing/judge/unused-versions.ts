import type { SimulatedCloud } from '../simulated-cloud.js';
import type { SimGroup } from '../simulation/sim-state.js';

/** Watches which launch template versions were ever live: the others are litter. */
export function watchVersions(cloud: SimulatedCloud): { readonly unused: () => readonly string[] } {
  const live = new Set<string>();
  const look = () => {
    for (const group of cloud.state.groups.values()) if (isLive(group)) live.add(keyOf(group));
  };
  look();
  cloud.watch(look);
  return {
    unused: () =>
      [...cloud.state.templates].flatMap(([name, { id, versions }]) =>
        [...versions.keys()]
          // The first one is the default: AWS removes it only together with the template.
          .filter((version) => version !== 1 && !live.has(`${id} ${version}`))
          .map((version) => `version ${version} of ${name} was never live`),
      ),
  };
}

function keyOf({ templateId, templateVersion }: SimGroup): string {
  return `${templateId} ${templateVersion}`;
}

function isLive({ tags }: SimGroup): boolean {
  return tags.some(({ key, value }) => key === 'clicamos:role' && value === 'live');
}
