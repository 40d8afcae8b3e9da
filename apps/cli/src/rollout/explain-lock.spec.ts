import { RolloutError } from '@clicamos/rolling-asg';
import { explainLock } from './explain-lock.js';

const holder = {
  rolloutId: 'r-1',
  groupName: 'web-v002',
  by: 'ana@build-7',
  since: '2026-11-23T14:02:11Z',
  step: 'drain',
};

describe('explainLock', () => {
  it('tells the loser how to watch the winner, and how to go back if it died', () => {
    const explained = explainLock(new RolloutError('Locked', 'web is being rolled out', { holder }), {
      environment: 'prod',
    });

    expect(explained).toMatchObject({
      code: 'Locked',
      message: 'web is being rolled out',
      holder,
      nextCommand: expect.stringMatching(
        /clicamos status prod --watch .*clicamos resume prod .*clicamos abort prod/,
      ),
    });
  });

  it('leaves every other error as it is', () => {
    const error = new RolloutError('Fenced', 'taken over');

    expect(explainLock(error, { environment: 'prod' })).toBe(error);
  });
});
