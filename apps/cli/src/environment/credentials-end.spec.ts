import { credentialsEnd } from './credentials-end.js';

const AWS_CREDENTIAL_EXPIRATION = '2026-11-27T15:00:00Z';
const session = { AWS_SESSION_TOKEN: 'token', AWS_CREDENTIAL_EXPIRATION };

describe('when credentials end', () => {
  it('is what the environment says of a session in it', () => {
    expect(credentialsEnd(session, {})).toBe(Date.parse(AWS_CREDENTIAL_EXPIRATION));
  });

  it.each([
    ['of keys without a session', { AWS_CREDENTIAL_EXPIRATION }, {}],
    ['of a session that does not say', { AWS_SESSION_TOKEN: 'token' }, {}],
    ['of a profile, which renews itself', session, { profile: 'ops' }],
    ['of a profile in the environment', { ...session, AWS_PROFILE: 'ops' }, {}],
    ['of what is no time', { ...session, AWS_CREDENTIAL_EXPIRATION: 'soon' }, {}],
  ])('is not known %s', (_name, env, settings) => {
    expect(credentialsEnd(env, settings)).toBeUndefined();
  });
});
