import { reasonNotToPublish } from './reason-not-to-publish.mjs';

const npm = 'https://registry.npmjs.org/';
const workflow = { GITHUB_ACTIONS: 'true', ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.example/' };
const released = {
  registry: npm,
  env: workflow,
  branches: ['origin/main'],
  isDirty: false,
  tags: ['v0.2.0'],
  version: '0.2.0',
};

describe('reasonNotToPublish', () => {
  it.each([
    ['a tag of main in the release workflow', {}],
    ['a tag that other branches hold too', { branches: ['origin/fix', 'main'] }],
    ['one of several tags', { tags: ['latest', 'v0.2.0'] }],
  ])('lets %s through to the public registry', (_case, change) => {
    expect(reasonNotToPublish({ ...released, ...change })).toBeUndefined();
  });

  it.each(['http://127.0.0.1:4873/', 'http://localhost:4873/', 'http://[::1]:4873/'])(
    'lets anything through to %s, which only this machine reads',
    (registry) => {
      const anything = { env: {}, branches: ['fix'], isDirty: true, tags: [], version: '0.1.0' };

      expect(reasonNotToPublish({ registry, ...anything })).toBeUndefined();
    },
  );

  it.each([
    ['by hand', { env: {} }, 'is public: only the workflow'],
    ['by hand with a token', { env: { NODE_AUTH_TOKEN: 'npm_x' } }, 'is public: only the workflow'],
    ['from a job without an OIDC token', { env: { GITHUB_ACTIONS: 'true' } }, 'has no OIDC token'],
    ['what is not committed', { isDirty: true }, 'Files differ from the commit'],
    [
      'a commit beside main',
      { branches: ['origin/fix'] },
      'Expected a commit of `main`, got one of `origin/fix`',
    ],
    [
      'a branch that only sounds like main',
      { branches: ['fork/main', 'maintenance'] },
      'got one of `fork/main`, `mai',
    ],
    ['a commit without a tag', { tags: [] }, 'Expected the commit to carry the tag `v0.2.0`, got none'],
    ['a commit with the tag of another version', { tags: ['v0.1.0'] }, 'got `v0.1.0`'],
    [
      'by hand to a host that only sounds like this machine',
      { registry: 'https://localhost.example/', env: {} },
      'is public',
    ],
  ])('refuses to publish %s', (_case, change, reason) => {
    expect(reasonNotToPublish({ ...released, ...change })).toContain(reason);
  });
});
