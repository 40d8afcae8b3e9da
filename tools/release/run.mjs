// A release in two steps, and a dry run of both unless one is asked for:
//   --commit   sets the version, writes CHANGELOG.md, commits and tags; pushing the tag starts the release workflow
//   --publish  publishes what is checked out; to the public registry only in that workflow
// Run: npx nx run tools:release [1.0.0] [--commit | --publish [--registry http://127.0.0.1:4873/]]
import { parseArgs } from 'node:util';
import { release } from 'nx/release';
import { packPackages, workspace } from '../local-registry/packages.mjs';
import { runCommand } from '../local-registry/run-command.mjs';
import { withTemporaryFolder } from '../local-registry/with-temporary-folder.mjs';
import { publishTarballs } from './publish-tarballs.mjs';
import { readCheckout } from './read-checkout.mjs';
import { reasonNotToCommit } from './reason-not-to-commit.mjs';
import { reasonNotToPublish } from './reason-not-to-publish.mjs';

try {
  await run(readOptions());
} catch (error) {
  process.stderr.write(`Not done. ${error.message}\n`);
  process.exitCode = 1;
}

async function run(options) {
  const reasons = await reasonsAgainst(options);
  if (reasons[options.step] !== undefined) throw new Error(reasons[options.step]);
  await checkAndPublish(options);
  if (options.step !== 'publish') await version(options, reasons);
}

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      commit: { type: 'boolean' },
      publish: { type: 'boolean' },
      'dry-run': { type: 'boolean' },
      registry: { type: 'string', default: 'https://registry.npmjs.org/' },
    },
  });
  if (values.commit && values.publish) {
    throw new Error('Expected one of `--commit` and `--publish`: the commit is pushed in between');
  }
  const asked = values.commit ? 'commit' : values.publish ? 'publish' : undefined;
  const step = values['dry-run'] ? undefined : asked;
  return { step, registry: new URL(values.registry).href, specifier: positionals[0] };
}

async function reasonsAgainst({ registry }) {
  const checkout = await readCheckout(workspace);
  return {
    commit: reasonNotToCommit(checkout),
    publish: reasonNotToPublish({ ...checkout, registry, env: process.env }),
  };
}

async function checkAndPublish({ step, registry }) {
  await withTemporaryFolder('release', async (folder, signal) => {
    print((await runCommand('node', ['tools/check-packages/run.mjs'], { cwd: workspace, signal })).trimEnd());
    if (step !== 'publish') return;
    const tarballs = await packPackages(folder, signal);
    await publishTarballs(tarballs, { registry, folder, signal, print });
  });
}

async function version({ step, specifier, registry }, reasons) {
  const { workspaceVersion } = await release({ specifier, dryRun: step === undefined, skipPublish: true });
  if (workspaceVersion === null) print('No commit since the last release calls for another.');
  if (step === undefined) {
    print(`Nothing was changed. --commit would be ${outcome(reasons.commit)}`);
    print(`--publish to ${registry} would be ${outcome(reasons.publish)}`);
  } else if (workspaceVersion !== null) {
    print(`v${workspaceVersion} is committed and tagged. Next: git push --follow-tags origin main`);
  }
}

function outcome(reason) {
  return reason === undefined ? 'done' : `refused: ${reason}`;
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
