import { liveTree } from './live-tree.js';
import { paintFor } from './paint.js';

const plain = paintFor(false, {});

describe('liveTree', () => {
  it('shows both groups, instance by instance, what it waits for and for how long', () => {
    const text = liveTree(
      {
        header: 'prod · AWS 123456789012 · us-east-1 · service web',
        rolloutId: 'r-7k2p',
        step: { step: { kind: 'finish', groupName: 'web-v042' }, index: 3, count: 7 },
        elapsedMs: 72_000,
        reason: '1 of 2 serve',
        leftMs: 30_000,
        snapshot: {
          wanted: 2,
          next: {
            name: 'web-v042',
            role: 'next',
            imageId: 'ami-0b3',
            desiredCapacity: 2,
            serving: 1,
            instances: [
              { instanceId: 'i-0ba', zone: 'us-east-1a', state: 'serving', text: 'serving', seenAtMs: 0 },
              {
                instanceId: 'i-0bb',
                zone: 'us-east-1b',
                state: 'booting',
                text: 'booting for 41 s',
                seenAtMs: 0,
              },
            ],
          },
        },
      },
      plain,
    );

    expect(text.split('\n')).toEqual([
      'prod · AWS 123456789012 · us-east-1 · service web',
      'rollout r-7k2p · step 3 of 7: finish · 1m 12s',
      '',
      'web-v042  next      ami-0b3   1/2 serving',
      '  i-0ba  us-east-1a  serving',
      '  i-0bb  us-east-1b  booting for 41 s',
      '',
      'waits  1 of 2 serve (gives up in 30.0 s)',
    ]);
  });

  it('has no escape codes where NO_COLOR is set', () => {
    const paint = paintFor(true, { NO_COLOR: '1' });

    expect(paint.red('lost')).toBe('lost');
  });
});
