import type { CallSeen } from '../simulation/fault.js';
import { watchRunners } from './watch-runners.js';

const call = (name: CallSeen['name'], group: string): CallSeen => ({
  name,
  args: [group],
  index: 1,
  change: 1,
});

describe('two runners', () => {
  it('are reported when one comes back after the other has taken over', () => {
    const reports: string[] = [];
    const onSend = watchRunners((text) => void reports.push(text));

    onSend('ana', call('resizeGroup', 'web-v001'));
    onSend('ben', call('attachTrafficSources', 'web-v001'));
    onSend('ben', call('resizeGroup', 'web-v002'));
    onSend('ana', call('tagGroup', 'web-v001'));
    onSend('ana', call('detachTrafficSources', 'web-v001'));

    expect(reports).toEqual(['ana sends detachTrafficSources on web-v001 after ben took over']);
  });
});
