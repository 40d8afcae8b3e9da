import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PlainChangelogRenderer from './changelog-renderer.mjs';

interface ReleaseSettings {
  readonly conventionalCommits: object;
  readonly changelog: { readonly workspaceChangelog: { readonly renderOptions: object } };
}

/** What nx.json says of a release. */
const { release } = JSON.parse(await readFile(join(import.meta.dirname, '../../nx.json'), 'utf8')) as {
  readonly release: ReleaseSettings;
};

const commit = { body: '', isBreaking: false, githubReferences: [], affectedProjects: '*' };

/** The entry of a release of these commits, with what nx.json says of it. */
function render(...commits: readonly Readonly<Record<string, unknown>>[]): Promise<string> {
  const config = {
    changes: commits.map((one) => ({ ...commit, ...one })),
    changelogEntryVersion: '0.2.0',
    project: null,
    entryWhenNoChanges: 'Nothing changed.',
    isVersionPlans: false,
    changelogRenderOptions: release.changelog.workspaceChangelog.renderOptions,
    dependencyBumps: [],
    conventionalCommitsConfig: release.conventionalCommits,
    remoteReleaseClient: { getRemoteRepoData: () => null },
  };
  return new PlainChangelogRenderer(config as never).render(); // Nx's own types want a client of GitHub
}

describe('the changelog', () => {
  it('tells what is new by its kind and package, in plain text', async () => {
    const text = await render(
      { type: 'fix', scope: 'report', description: 'durations read alike' },
      { type: 'feat', scope: 'rolling-asg', description: 'a group may keep its name' },
      { type: 'feat', scope: 'cli', description: '`status --watch`' },
      { type: 'docs', scope: 'cli', description: 'who is told what' },
    );

    expect(text).toBe(
      `
## 0.2.0

### Features

- **cli:** \`status --watch\`
- **rolling-asg:** a group may keep its name

### Fixes

- **report:** durations read alike
`.trim(),
    );
  });

  it('tells what breaks twice, once with what to do, and without a sign', async () => {
    const body = 'BREAKING CHANGE: name it `traffic` in clicamos.yaml.';
    const text = await render(
      { type: 'feat', scope: 'cli', description: 'workers say so', isBreaking: true, body },
      { type: 'feat', description: 'Node 22 at least', isBreaking: true },
    );

    expect(text).toBe(
      `
## 0.2.0

### Features

- Node 22 at least
- **cli:** workers say so

### Breaking changes

- **cli:** workers say so
  name it \`traffic\` in clicamos.yaml.
- Node 22 at least
`.trim(),
    );
  });
});
