import type { CloudPort } from '../cloud/ports.js';
import type { InstanceRefresh } from '../cloud/instance-refresh.js';
import { createContext } from '../engine/context/context.js';
import { formatRefreshOrigin } from '../journal/refresh-origin.js';
import { releaseText } from '../journal/release-text.js';
import { defaultSettings } from '../journal/rollout-settings.js';
import { tagKeys } from '../journal/tags.js';
import { createStory } from '../testing/narrative.js';
import { group, instance, sample } from '../testing/samples.js';
import { holdPreviousWhole } from './hold-previous-whole.js';

const origin = { templateId: 'lt-1', version: 1, isAdopted: false };
const lost = { templateId: 'lt-1', version: 2 };
const over = { percentComplete: 50, instancesLeft: 1 };

/** Previous is held in the middle of another rollout's refresh to version 2, whose runner has stopped. */
function heldInTheMiddle(refreshes: readonly InstanceRefresh[]) {
  const { cloud, clock } = createStory();
  const started: unknown[] = [];
  const description = releaseText({
    groupName: 'web-v001',
    imageId: 'ami-2',
    rolloutId: 'r-0',
    overrides: {},
  });
  const port: CloudPort = {
    ...cloud.port(),
    findRefreshes: async () => refreshes,
    findTemplate: async () => ({ id: 'lt-1', name: 'clicamos-web', latestVersion: 2, tags: {} }),
    findTemplateVersions: async () => [{ templateId: 'lt-1', version: 2, description, imageId: 'ami-2' }],
    startRefresh: async (_name, refresh) => void started.push(refresh.source),
  };
  const target = {
    ...{ service: 'web', rolloutId: 'r-1', by: 'ana', next: { name: 'web-v002' }, sources: [] },
    previous: { name: 'web-v001', isAdopted: false },
  };
  const { signal } = new AbortController();
  const options = { cloud: port, clock, signal, target, wanted: 1, settings: defaultSettings };
  const context = createContext(options);
  const previous = group(
    'web-v001',
    [instance('i-1', { launchTemplateId: 'lt-1', launchTemplateVersion: '2', isProtected: true })],
    {
      launchTemplate: { id: 'lt-1', name: 'clicamos-web', version: '2' },
      tags: [
        { key: tagKeys.rollout, value: 'r-1' },
        { key: tagKeys.origin, value: formatRefreshOrigin(origin) },
      ].map((tag) => ({ ...tag, propagate: false })),
    },
  );
  return { context, started, look: () => holdPreviousWhole(context, sample([previous], {}, clock.now())) };
}

describe('holdPreviousWhole', () => {
  const toLost: InstanceRefresh = { id: 'r1', status: 'Cancelled', desired: lost, ...over };

  it('refreshes previous back, also when another runner had begun with that and was cancelled', async () => {
    const back: InstanceRefresh = { id: 'r2', status: 'Cancelled', desired: origin, ...over };
    for (const refreshes of [[toLost], [back, toLost]]) {
      const { started, look } = heldInTheMiddle(refreshes);
      expect(await look()).toBe('a refresh back to version 1 is started');
      expect(started).toMatchObject([{ templateId: 'lt-1', version: 1 }]);
    }
  });

  it('says that it is in vain after three times, and does not end a way forward for it', async () => {
    const { context, started, look } = heldInTheMiddle([toLost]);
    for (let count = 0; count < 3; count += 1) await look();
    expect(await look()).toBe('`web-v001` was refreshed back 3 times, in vain');
    expect(started).toHaveLength(3);
    expect(context.memory.wayBack?.failure).toMatch(/in vain/);
  });
});
