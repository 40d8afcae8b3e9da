import { failing, group, inService, instance, sample } from '../../testing/samples.js';
import { webElb } from '../../testing/simulated-cloud.js';
import { rememberSample } from '../capacity/sightings.js';
import { takeSnapshot } from './take-snapshot.js';

const one = (states: Readonly<Record<string, typeof failing>>, at: number) =>
  sample([group('web-v002', [instance('i-1')])], { 'web-elb': states }, at);

/** What is said of the instance at the last of the looks. */
function looked(...looks: readonly ReturnType<typeof one>[]) {
  const sightings = looks.reduce(rememberSample, new Map());
  const last = looks.at(-1) ?? one({}, 0);
  const names = { next: { name: 'web-v002' }, wanted: 1 };
  return takeSnapshot(last, names, { sightings, sources: [webElb] }).next?.instances[0];
}

describe('takeSnapshot', () => {
  it('carries how many health checks can have passed as numbers, beside the words', () => {
    expect(looked(one({}, 0), one({ 'i-1': failing }, 5_000), one({ 'i-1': failing }, 15_000))).toMatchObject(
      {
        state: 'checking',
        text: expect.stringContaining('needs 2 of 3 more checks'),
        checks: { passed: 1, of: 3 },
      },
    );
  });

  it.each([
    ['when the time for all of them is over', one({ 'i-1': failing }, 90_000)],
    ['before it is registered', one({}, 15_000)],
    ['once it serves', one({ 'i-1': inService }, 15_000)],
  ])('carries no such numbers %s', (_when, last) => {
    expect(looked(one({}, 0), one({ 'i-1': failing }, 5_000), last)).not.toHaveProperty('checks');
  });
});
