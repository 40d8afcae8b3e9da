import { isDocument } from './read-documents.js';

describe('isDocument', () => {
  it.each([
    'README.md',
    'CONTRIBUTING.md',
    'docs/costs.md',
    'docs/ci/gitlab.md',
    'packages/emulator/BEHAVIOR.md',
    'apps/cli/README.md',
    'packer/README.md',
    'user_data/README.md',
    'examples/pulumi-project/README.md',
    'tools/check-docs/README.md',
  ])('is %s', (file) => {
    expect(isDocument(file)).toBe(true);
  });

  it.each([
    'CHANGELOG.md',
    'packages/health/CHANGELOG.md',
    'docs/api/index.md',
    'packages/health/src/a.md',
    'docs/a.png',
  ])('is not %s', (file) => {
    expect(isDocument(file)).toBe(false);
  });
});
