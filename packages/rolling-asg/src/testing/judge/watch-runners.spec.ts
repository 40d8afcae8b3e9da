import type { Group } from '../../cloud/cloud.js';
import { formatLease } from '../../journal/lease.js';
import { tagKeys } from '../../journal/tags.js';
import type { CallSeen } from '../simulation/fault.js';
import { watchRunners } from './watch-runners.js';

const call = (name: CallSeen['name'], group: string, ...more: unknown[]): CallSeen => ({
  name,
  args: [group, ...more],
  index: 1,
  change: 1,
});

/** A watch of runners whose leases, each of a minute, are on next. */
function watched() {
  const reports: string[] = [];
  let now = 0;
  let tags: Group['tags'] = [];
  const report = (text: string): void => void reports.push(text);
  const onSend = watchRunners({ report, groupNow: () => ({ tags }), now: () => now });
  return {
    reports,
    onSend,
    sleep: (ms: number): void => void (now += ms),
    take: (runner: string): void => {
      const value = formatLease({ runner, until: now + 60_000, ms: 60_000, requestMs: 15_000 });
      onSend(runner, call('tagGroup', 'web-v002', { [tagKeys.lease]: value }));
      tags = [{ key: tagKeys.lease, value, propagate: false }];
    },
  };
}

describe('two runners', () => {
  it('are reported when one comes back after the other has taken over', () => {
    const { reports, onSend } = watched();

    onSend('ana', call('resizeGroup', 'web-v001'));
    onSend('ben', call('attachTrafficSources', 'web-v001'));
    onSend('ben', call('resizeGroup', 'web-v002'));
    onSend('ana', call('tagGroup', 'web-v001'));
    onSend('ana', call('detachTrafficSources', 'web-v001'));

    expect(reports).toEqual(['ana sends detachTrafficSources on web-v001 after ben took over']);
  });

  it('are reported when one takes a lease back that lives', () => {
    const { reports, onSend, take, sleep } = watched();

    take('ana');
    onSend('ana', call('resizeGroup', 'web-v001'));
    take('ben');
    onSend('ben', call('attachTrafficSources', 'web-v001'));
    sleep(30_000);
    take('ana');
    onSend('ana', call('detachTrafficSources', 'web-v001'));

    expect(reports).toEqual(['ana sends detachTrafficSources on web-v001 after ben took over']);
  });

  it('are not when one takes a lease that is over, until the other sends something more', () => {
    const { reports, onSend, take, sleep } = watched();

    take('ana');
    onSend('ana', call('resizeGroup', 'web-v001'));
    take('ben');
    onSend('ben', call('attachTrafficSources', 'web-v001'));
    sleep(120_000);
    take('ana');
    onSend('ana', call('detachTrafficSources', 'web-v001'));
    expect(reports).toEqual([]);
    onSend('ben', call('resizeGroup', 'web-v001'));

    expect(reports).toEqual(['ben sends resizeGroup on web-v001 after ana took over']);
  });
});
