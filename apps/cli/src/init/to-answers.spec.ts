import { toAnswers } from './to-answers.js';

describe('the flags of init', () => {
  it.each([
    [{}, { service: 'web', aws: undefined }],
    [{ service: 'shop' }, { service: 'shop', aws: undefined }],
    [
      { region: 'r', account: 'a', loadBalancer: 'elb' },
      { service: 'web', aws: { region: 'r', account: 'a', behind: { loadBalancer: 'elb' } } },
    ],
    [
      { region: 'r', account: 'a', stack: 's' },
      { service: 'web', aws: { region: 'r', account: 'a', behind: { stack: 's' } } },
    ],
  ])('%j answer %j', (flags, answers) => {
    expect(toAnswers(flags)).toEqual(answers);
  });

  it.each([
    [
      { region: 'r' },
      'An environment on AWS needs --account and one of --target-group, --load-balancer and --stack too',
    ],
    [{ account: 'a', stack: 's' }, 'An environment on AWS needs --region too'],
  ])('%j are refused: half of an environment', (flags, message) => {
    expect(() => toAnswers(flags)).toThrow(message);
  });
});
