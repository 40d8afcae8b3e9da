import { createFakeClock } from '../../fake-clock.js';
import { createSimulatedCloud, type Fault } from '../../simulated-cloud.js';
import { noDoubts } from '../../simulation/doubts.js';
import type { PlayedCloud } from './played-cloud.js';
import type { CallFault, SharedDoubts } from './schedule.js';

const faults: Readonly<Record<CallFault, Fault>> = {
  throttled: { kind: 'throttled' },
  denied: { kind: 'denied' },
  'answer lost': { kind: 'unavailable', isDone: true },
};

/** The small simulated cloud. */
export function simulatedSide(doubts: SharedDoubts): PlayedCloud {
  const clock = createFakeClock(Date.UTC(2026, 0, 1));
  const cloud = createSimulatedCloud(clock, { 'ami-1': {}, 'ami-2': {}, 'ami-bad': { isBad: true } });
  cloud.state.doubts = { ...noDoubts, ...doubts, listsRemoving: true };
  let next: Fault | undefined;
  const port = cloud.port(() => {
    const fault = next;
    next = undefined;
    return fault;
  });
  return {
    port,
    clock,
    subnetIds: ['subnet-1'],
    imageIds: { good: 'ami-1', bad: 'ami-bad', next: 'ami-2' },
    fail: (fault) => {
      next = faults[fault];
      return () => (next = undefined);
    },
    terminate: async (id) => {
      for (const { name, instances } of cloud.state.groups.values()) {
        const index = instances
          .filter(({ terminatingAt }) => terminatingAt === undefined)
          .findIndex((one) => one.id === id);
        if (index >= 0) cloud.operate(name, { kind: 'terminate', index });
      }
    },
  };
}
