import type { ProbeReport } from '@clicamos/health';
import { describeTotal } from './describe-total.js';

const seen = (sent: number, lost = 0, targets?: readonly object[]) =>
  ({ sent, lost, ...(targets && { targets }) }) as unknown as ProbeReport; // only these count

describe('describeTotal', () => {
  it('adds the phases up', () => {
    expect(describeTotal([{}, { probe: seen(900) }, { probe: seen(600, 2) }])).toEqual([
      '1 500 requests through the load balancer, 2 lost. Everything was cleaned up.',
    ]);
  });

  it('adds up what went through each of two load balancers', () => {
    const phase = (lost: number) => ({
      probe: seen(20, lost, [
        { url: 'http://a/', sent: 10, lost: 0 },
        { url: 'http://b/', sent: 10, lost },
      ]),
    });

    expect(describeTotal([phase(0), phase(3)])).toEqual([
      '40 requests through both load balancers, 3 lost. Everything was cleaned up.',
      '  20 through http://a/, 0 lost',
      '  20 through http://b/, 3 lost',
    ]);
  });
});
