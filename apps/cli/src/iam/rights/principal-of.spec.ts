import { principalOf } from './principal-of.js';

describe('principalOf', () => {
  it.each([
    ['arn:aws:iam::123456789012:root', { kind: 'root' }],
    ['arn:aws:iam::123456789012:user/a/b', { kind: 'named', arn: 'arn:aws:iam::123456789012:user/a/b' }],
    ['arn:aws:iam::123456789012:role/ci', { kind: 'named', arn: 'arn:aws:iam::123456789012:role/ci' }],
    [
      'arn:aws-cn:sts::123456789012:assumed-role/ci/run-7',
      { kind: 'named', arn: 'arn:aws-cn:iam::123456789012:role/ci', roleName: 'ci' },
    ],
    [
      'arn:aws:sts::123456789012:federated-user/me',
      { kind: 'nobody', reason: expect.stringContaining('federated-user/me') },
    ],
  ])('reads %s', (arn, principal) => {
    expect(principalOf(arn)).toEqual(principal);
  });
});
