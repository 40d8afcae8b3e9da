// Whether what we publish is well formed: publint, attw, what is in each tarball, and how large it is.
// Run: npx nx run tools:check-packages
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packPackages, workspace } from '../local-registry/packages.mjs';
import { runCommand } from '../local-registry/run-command.mjs';
import { withTemporaryFolder } from '../local-registry/with-temporary-folder.mjs';

const unwanted = /\.spec\.|\/testing\/|^src\/|\.map$|\.tsbuildinfo$|test-output|out-tsc/;

await withTemporaryFolder('check-packages', async (folder, signal) => {
  const licence = await readFile(join(workspace, 'LICENSE'), 'utf8');
  let failed = 0;
  for (const tarball of await packPackages(folder, signal)) {
    const problems = [
      ...reasonsAgainst(tarball),
      ...(await licenceProblems(tarball, licence)),
      ...(await toolProblems(tarball.file, signal)),
    ];
    failed += problems.length;
    print(`${tarball.id}: ${tarball.size} bytes of ${tarball.budgetBytes}, ${tarball.entryCount} files`);
    for (const problem of problems) print(`  FAILED: ${problem}`);
  }
  process.exitCode = failed === 0 ? 0 : 1;
});

function print(line) {
  process.stdout.write(`${line}\n`);
}

function reasonsAgainst({ files, size, budgetBytes }) {
  const names = files.map(({ path }) => path);
  return [
    ...names.filter((name) => unwanted.test(name)).map((name) => `\`${name}\` is in the tarball`),
    ...['LICENSE', 'package.json']
      .filter((name) => !names.includes(name))
      .map((name) => `\`${name}\` is missing`),
    ...(size > budgetBytes ? [`${size} bytes, want at most ${budgetBytes}`] : []),
  ];
}

async function licenceProblems({ directory }, licence) {
  const own = await readFile(join(workspace, directory, 'LICENSE'), 'utf8').catch(() => undefined);
  return own === licence ? [] : [`\`${directory}/LICENSE\` is not the one of the workspace`];
}

async function toolProblems(file, signal) {
  const bin = join(workspace, 'node_modules/.bin');
  const runs = [
    runCommand(join(bin, 'publint'), ['--strict', file], { signal }),
    runCommand(join(bin, 'attw'), ['--profile', 'esm-only', '--no-definitely-typed', file], { signal }),
  ];
  const results = await Promise.allSettled(runs);
  return results.filter(({ status }) => status === 'rejected').map(({ reason }) => reason.message);
}
