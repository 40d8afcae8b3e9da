import { factsOf } from '../testing/rehearsed-service.js';
import { describeRehearsal } from './describe-rehearsal.js';
import type { Rehearsal, Rehearsed } from './rehearsed.js';

const ended = { outcome: 'deployed', wallMs: 72_000, lowest: 2, sent: 1_440, lost: 0 } as const;
const reasonOf = (instance: string) =>
  `Group \`web-v042\` is not going to serve: 2 of 2 instances never became healthy (${['a', 'b'].map((end) => `${instance}${end}: OutOfService in web-elb, Instance has failed at least the UnhealthyThreshold number of health checks consecutively`).join('; ')})`;
const wentBack = (name: string, title: string, reason: string): Rehearsed => ({
  ...{ ...ended, name, title, reason },
  outcome: 'rolled-back',
});
const rehearsal: Rehearsal = {
  ...{ wanted: 2, floor: 1, advice: [], assumed: [] },
  scenarios: [
    { ...ended, name: 'undisturbed', title: 'undisturbed' },
    wentBack('slow-boot', 'boots take 3 times as long', reasonOf('i-0a')),
    wentBack('bad-image', 'a bad image: its checks fail', reasonOf('i-0b')),
    wentBack('abort', 'aborted as the drain begins', 'aborted: the rehearsal aborts it'),
    { name: 'stuck-hook', title: 'launching hooks are never completed', reasonLeftOut: 'it has no hook' },
  ],
};
const text = {
  ...{ facts: factsOf(), width: undefined },
  commands: {
    rehearse: 'clicamos rehearse prod --ami ami-0b3',
    deploy: 'clicamos deploy prod --ami ami-0b3',
  },
};

describe('describeRehearsal', () => {
  it('tells a reason that several scenarios ended with once, in short, and none for what it did itself', () => {
    const lines = describeRehearsal(rehearsal, text);

    expect(lines.slice(lines.indexOf('') + 1).slice(10, 18)).toEqual([
      'boots take 3 times as long',
      'a bad image: its checks fail',
      '  why  Group `web-v042` is not going to serve: 2 of 2 instances never became healthy: failing the health checks of web-elb',
      '',
      'left out',
      '  launching hooks are never completed: it has no hook',
      '',
      'nothing to change',
    ]);
    expect(lines.join('\n')).not.toContain('the rehearsal aborts it');
  });

  it("tells them in AWS's own words where it is asked to", () => {
    expect(describeRehearsal(rehearsal, { ...text, verbose: true }).join('\n')).toContain(
      'i-0aa: OutOfService in web-elb, Instance has failed at least',
    );
  });

  it('ends with the deploy where there is nothing to change, else with another rehearsal', () => {
    const advice = [{ scenario: 'slow-boot', what: 'rollout.deadlineSeconds', text: '1m is too early' }];

    expect(describeRehearsal(rehearsal, text).at(-1)).toBe(
      'Nothing was changed. Run: clicamos deploy prod --ami ami-0b3',
    );
    expect(describeRehearsal({ ...rehearsal, advice }, text).at(-1)).toBe(
      'Nothing was changed. Change that, then run: clicamos rehearse prod --ami ami-0b3',
    );
  });

  it('says for which columns a narrow terminal has no room, and what shows them', () => {
    expect(describeRehearsal(rehearsal, { ...text, width: 60 })).toContain(
      'No room for: time, lowest. All of it: clicamos rehearse prod --ami ami-0b3 --json',
    );
  });
});
