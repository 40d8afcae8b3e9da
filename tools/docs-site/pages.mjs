// The pages of the site and their order: every document of the repository that a user reads.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The sidebar: sections of documents, by their paths in the repository. */
export const sections = [
  ['Start', ['README.md', 'apps/cli/README.md', 'docs/first-deploy-on-aws.md', 'docs/in-ci.md']],
  ['See it', ['docs/dashboard.md', 'docs/reading-a-report.md', 'docs/telling-others.md']],
  [
    'Before a deploy',
    [
      'docs/preflight.md',
      'docs/rehearsing-a-deploy.md',
      'docs/target-groups.md',
      'docs/groups-that-keep-their-name.md',
    ],
  ],
  ['When it goes wrong', ['docs/errors.md', 'docs/reading-a-failed-rollout.md', 'docs/rolling-back.md']],
  [
    'Coming from',
    [
      'docs/from-terraform.md',
      'docs/from-codedeploy-or-instance-refresh.md',
      'docs/testing-your-deploy-scripts.md',
    ],
  ],
  [
    'The AWS side',
    [
      'docs/what-we-assume-of-aws.md',
      'docs/nat-and-vpn.md',
      'docs/costs.md',
      'apps/stack/README.md',
      'packer/README.md',
    ],
  ],
  [
    'Packages',
    [
      ...['rolling-asg', 'health', 'report', 'packer-ami', 'network', 'emulator', 'pulumi-local'].map(
        (name) => `packages/${name}/README.md`,
      ),
      'packages/emulator/BEHAVIOR.md',
      'examples/README.md',
      ...['rollout-from-a-script', 'jest-with-emulator', 'pulumi-project'].map(
        (name) => `examples/${name}/README.md`,
      ),
      'apps/sample-app/README.md',
      'CONTRIBUTING.md',
    ],
  ],
];

/** The documents of the sidebar. */
export const documents = sections.flatMap(([, paths]) => paths);

/** @throws for a page of `docs` that no section has */
export async function assertAllListed(root) {
  const pages = (await readdir(join(root, 'docs'))).filter((name) => name.endsWith('.md'));
  const missing = pages.filter((name) => !documents.includes(`docs/${name}`));
  if (missing.length > 0)
    throw new Error(
      `Add to a section of tools/docs-site/pages.mjs: ${missing.map((name) => `docs/${name}`).join(', ')}`,
    );
}

/** Where a document is on the site, without the leading slash: `packages/health/README.md` is `packages/health/`. */
export const addressOf = (path) =>
  path === 'README.md' ? 'introduction' : path.replace(/README\.md$/, '').replace(/\.md$/, '');
