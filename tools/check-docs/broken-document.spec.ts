import { groovyFindings } from './files/groovy-findings.js';
import { hasTerraform, hclFindings } from './files/hcl-findings.js';
import { jsonFindings } from './files/json-findings.js';
import { reasonNotConfig } from './files/reason-not-config.js';
import { yamlFindings, type YamlContext } from './files/yaml-findings.js';
import { reasonNotAccepted } from '@clicamos/cli';
import type { Finding } from './finding.js';
import { parseDocument, type MarkdownDocument } from './markdown/parse-document.js';
import { linkFindings } from './references/link-findings.js';
import { testFindings } from './references/test-findings.js';
import { shellFindings } from './shell/shell-findings.js';
import { usageFindings } from './shell/usage-findings.js';
import type { WorkspacePackage } from './workspace/workspace.js';

const packageAt = (folder: string, name: string, isPrivate: boolean): WorkspacePackage => ({
  folder,
  name,
  isPrivate,
  scripts: new Set(['test']),
  peers: [],
});
const files = [
  'README.md',
  'docs/a.md',
  'docs/costs.md',
  'tools/there.mjs',
  'packages/health/src/probe.spec.ts',
];
const context: YamlContext = {
  workspace: {
    root: '/nowhere',
    packages: [
      packageAt('packages/health', '@clicamos/health', false),
      packageAt('.', '@clicamos/source', true),
    ],
    has: (path) => files.some((file) => file === path || file.startsWith(`${path}/`)),
    files,
  },
  targets: new Map([['cli', new Set(['deploy', 'build'])]]),
  reasonNotAccepted,
  reasonNotConfig,
  folder: '.',
  ownFiles: new Set(['mine.mjs']),
};

const documentOf = (info: string, text: string): MarkdownDocument =>
  parseDocument('docs/a.md', `# A\n\n\`\`\`${info}\n${text}\n\`\`\`\n`);

/** The block's first line is line 4 of its document. */
async function problemsOf(
  check: (block: MarkdownDocument['blocks'][number]) => Finding[] | Promise<Finding[]>,
  info: string,
  text: string,
): Promise<string[]> {
  const [block] = documentOf(info, text).blocks;
  const findings = block === undefined ? [] : await check(block);
  return findings.map(({ line, problem }) => `${line} ${problem}`);
}

const matching = (patterns: readonly RegExp[]) => patterns.map((one): unknown => expect.stringMatching(one));

describe('a sh block', () => {
  const check = ({ text, firstLine }: { text: string; firstLine: number }) =>
    shellFindings(text, firstLine, context);

  it.each([
    ['npx clicamos deploy prod --ami ami-0123456789abcdef0'],
    ['npx nx run cli:deploy -- prod --ami ami-1 && npx nx build cli'],
    ['npm install @clicamos/health && npm test'],
    ['node tools/there.mjs --flag\nnode mine.mjs\ncd docs && ls'],
    ['curl -s http://127.0.0.1:80/ | jq .'],
  ])('takes %j', async (text) => {
    expect(await problemsOf(check, 'sh', text)).toEqual([]);
  });

  it.each([
    ['ls\nif true; do ls; fi', [/^5 bash: syntax error near unexpected token `do'/]],
    ['ls\nnpx clicamos depoly prod', [/^5 clicamos refuses `clicamos depoly prod`: .*deploy/]],
    ['ID=$(clicamos ami resolve --onwer self)', [/^4 clicamos refuses .*onwer/]],
    ['npx nx run cli:deploy --amy ami-1', [/^4 clicamos refuses `clicamos deploy --amy ami-1`/]],
    ['npx nx run cli:dploy', [/^4 `cli` has no target `dploy`/]],
    ['npm install @clicamos/helth', [/^4 `@clicamos\/helth` is not a package that we publish/]],
    ['npm run bild', [/^4 `package.json` has no script `bild`/]],
    ['node tools/gone.mjs', [/^4 There is no `tools\/gone\.mjs`/]],
    ['$ npm test', [/^4 A prompt is not a command/]],
    ['clicamos deploy <environment>', [/^4 `<environment>` is a redirection/]],
  ])('refuses %j', async (text, expected) => {
    expect(await problemsOf(check, 'sh', text)).toEqual(matching(expected));
  });
});

describe('a yaml block', () => {
  const check = (block: MarkdownDocument['blocks'][number]) => yamlFindings(block, context);
  const sha = '0123456789abcdef0123456789abcdef01234567';

  it('may be a clicamos.yaml', async () => {
    const text = 'service: web\ndefaultEnvironment: local\nenvironments:\n  local: { cloud: emulator }';

    expect(await problemsOf(check, 'yaml clicamos.yaml', text)).toEqual([]);
    expect(
      await problemsOf(check, 'yaml clicamos.yaml', text.replace('emulator }', 'emulator, sped: 2 }')),
    ).toEqual(matching([/^7 clicamos\.yaml:4: environments\.local\.sped: Unknown key `sped`/]));
    expect(await problemsOf(check, 'yaml', text)).toEqual(matching([/^4 .*does not name its file/]));
  });

  it('may be a workflow of GitHub', async () => {
    const text = `on: push
jobs:
  deploy:
    steps:
      - uses: actions/checkout@${sha} # v4.2.2
      - run: npx clicamos deploy \${{ inputs.environment }}`;
    const name = 'yaml .github/workflows/deploy.yml';

    expect(await problemsOf(check, name, text)).toEqual([]);
    expect(await problemsOf(check, name, text.replace(sha, 'v4'))).toEqual(
      matching([/^8 `actions\/checkout@v4` is not pinned/]),
    );
    expect(await problemsOf(check, name, text.replace(' # v4.2.2', ''))).toEqual(
      matching([/^8 Nobody can tell/]),
    );
    expect(await problemsOf(check, name, text.replace('deploy $', 'depoly $'))).toEqual(
      matching([/^9 clicamos refuses/]),
    );
    expect(await problemsOf(check, name, text.replace('steps:', 'step:'))).toEqual(
      matching([/^6 The job `deploy` has no steps/]),
    );
  });

  it('may be for GitLab', async () => {
    const text = 'deploy:\n  script:\n    - npm ci\n    - npx clicamos depoly prod';

    expect(await problemsOf(check, 'yaml .gitlab-ci.yml', text)).toEqual(matching([/^7 clicamos refuses/]));
    expect(await problemsOf(check, 'yaml .gitlab-ci.yml', text.replace('depoly', 'deploy'))).toEqual([]);
  });

  it('is YAML', async () => {
    expect(await problemsOf(check, 'yaml a.yaml', 'a: b\nc: [d')).toEqual(matching([/^5 Not valid YAML/]));
  });
});

describe('a block of another file', () => {
  it('may be a Jenkinsfile', async () => {
    const check = (block: MarkdownDocument['blocks'][number]) => groovyFindings(block, context);
    const text = "pipeline {\n  sh 'npx clicamos depoly'\n}";

    expect(await problemsOf(check, 'groovy Jenkinsfile', text)).toEqual(matching([/^5 clicamos refuses/]));
    expect(await problemsOf(check, 'groovy Jenkinsfile', "pipeline {\n  sh 'ls'\n")).toEqual(
      matching([/^4 It has 1 `{` and 0 `}`/]),
    );
    expect(await problemsOf(check, 'groovy', 'pipeline {}')).toEqual(
      matching([/^3 .*does not name its file/]),
    );
  });

  it('may be JSON', async () => {
    expect(await problemsOf(jsonFindings, 'json', '{\n  "a": 1,\n}')).toEqual(
      matching([/^6 Not valid JSON/]),
    );
    expect(await problemsOf(jsonFindings, 'json', '{ "a": 1 }')).toEqual([]);
  });

  // Where Terraform is not installed, `documents-files.spec.ts` (`check-documents`) says so.
  if (hasTerraform())
    it('may be HCL', async () => {
      expect(await problemsOf(hclFindings, 'hcl', 'a {\n  b = 1\n  cc = 2\n}')).toEqual(
        matching([/^5 terraform fmt would write: {3}b {2}= 1/]),
      );
      expect(await problemsOf(hclFindings, 'hcl', 'a {\n  b = \n')).toEqual(matching([/^\d terraform: /]));
      expect(await problemsOf(hclFindings, 'hcl', 'a {\n  b = 1\n}')).toEqual([]);
    });
});

describe('the text', () => {
  it('links to what exists', () => {
    const { has } = context.workspace;
    const linksOf = (text: string, isOnNpm = false) =>
      linkFindings(parseDocument('docs/a.md', text), {
        has,
        isOnNpm,
        anchorsOf: () => new Set(['errors']),
      }).map(({ problem }) => problem);
    const home = 'https://github.com/clicamos/clicamos/blob/main';

    expect(
      linksOf(`[a](costs.md#errors) [b](../README.md) [c](${home}/docs/costs.md#errors) [d](#errors)`),
    ).toEqual([]);
    expect(linksOf('[a](cost.md)')).toEqual(['There is no `docs/cost.md` in the repository.']);
    expect(linksOf('[a][b]\n\n[b]: costs.md#error')).toEqual(['`docs/costs.md` has no heading `#error`.']);
    expect(linksOf(`[a](${home}/docs/no.md)`)).toEqual(['There is no `docs/no.md` in the repository.']);
    expect(linksOf('[a](../README.md)', true)).toEqual([
      'npm shows this page, and `../README.md` leads nowhere there.',
    ]);
  });

  it('names tests that exist', () => {
    const text =
      'So ("is so").\n\nNot so ("is not so"), see `probe.spec.ts` and `prob.spec.ts`.\n\n| A |\n| - |\n| ("is none") |';

    const findings = testFindings(parseDocument('a.md', text), {
      hasTitle: (title) => title === 'is so',
      files,
    });

    expect(findings.map(({ line, problem }) => `${line} ${problem}`)).toEqual([
      '3 No test is named "is not so".',
      '7 No test is named "is none".',
      '3 There is no `prob.spec.ts`.',
    ]);
  });

  it('names commands that exist', async () => {
    const text =
      'Run `clicamos ami build\\|resolve [environment]`, `clicamos plan --ami`, `clicamos`, `nx run`.\n`clicamos undo prod` is none, nor is `npx nx run cli:undo`.';

    const findings = await usageFindings(parseDocument('a.md', text), context);

    expect(findings.map(({ line, problem }) => `${line} ${problem}`)).toEqual(
      matching([/^2 clicamos refuses `clicamos undo prod`/, /^2 `cli` has no target `undo`/]),
    );
  });
});
