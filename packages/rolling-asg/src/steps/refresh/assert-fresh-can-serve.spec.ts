import { createContext } from '../../engine/context/context.js';
import { defaultSettings } from '../../journal/rollout-settings.js';
import { rememberSample } from '../../observe/capacity/sightings.js';
import { createStory } from '../../testing/narrative.js';
import { failing, group, instance, sample } from '../../testing/samples.js';
import { assertFreshCanServe } from './assert-fresh-can-serve.js';

const release = { templateId: 'lt-1', version: 2 };
const isNew = { launchTemplateId: 'lt-1', launchTemplateVersion: '2' };

/** Whether a refresh goes on when so many new instances of weight 2, of a group of 10 units, have failed. */
function judge(count: number): () => void {
  const { cloud, clock } = createStory();
  const target = { service: 'web', rolloutId: 'r-1', by: 'ana', next: { name: 'web-v001' }, sources: [] };
  const { signal } = new AbortController();
  const options = { cloud: cloud.port(), clock, signal, target, wanted: 10, settings: defaultSettings };
  const context = createContext(options);
  const instances = Array.from({ length: count }, (_, index) =>
    instance(`i-${index}`, { ...isNew, units: 2 }),
  );
  const states = { 'web-elb': Object.fromEntries(instances.map(({ instanceId }) => [instanceId, failing])) };
  const at = (ms: number) => sample([group('web-v001', instances)], states, ms);
  const last = at(900_000);
  context.memory.sightings = [at(0), last].reduce(rememberSample, context.memory.sightings);
  return () => assertFreshCanServe(context, last, release);
}

describe('assertFreshCanServe', () => {
  it('takes one failed instance for weather, whatever it weighs', () => {
    expect(judge(1)).not.toThrow();
  });

  it('takes two of them for the image', () => {
    expect(judge(2)).toThrow(
      /^The new instances of `web-v001` are not going to serve: 2 of 2 instances never/,
    );
  });
});
