// Whether everything that our packages bring along has a permissive licence, and whether CONTRIBUTING.md says why we
// depend on it; and whether an installation brings more packages than it may. Lists every licence with its packages.
// Run: npx nx run tools:check-dependencies
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { packages, workspace } from '../local-registry/packages.mjs';
import { runCommand } from '../local-registry/run-command.mjs';
import { dependencyRows, reasonsAgainstTable } from './dependency-table.mjs';
import { installedWith, reasonAgainstCount } from './installed-with.mjs';
import { licenceOf, reasonAgainstLicence } from './licences.mjs';

const manifests = JSON.parse(await runCommand('npm', ['query', '.workspace .prod'], { cwd: workspace }));
const installed = manifests.filter(({ name }) => !name.startsWith('@clicamos/'));
// An optional peer comes along with nobody; here it is installed for its own tests.
const all = JSON.parse(await runCommand('npm', ['query', '*'], { cwd: workspace }));
const rows = dependencyRows(await readFile(join(workspace, 'CONTRIBUTING.md'), 'utf8'));
const lock = JSON.parse(await readFile(join(workspace, 'package-lock.json'), 'utf8'));
const counted = packages.map(({ directory, budgetPackages = Infinity }) => ({
  directory,
  budgetPackages,
  installed: installedWith(directory, lock.packages),
}));

const problems = [
  ...installed.map(reasonAgainstLicence).filter((reason) => reason !== undefined),
  ...reasonsAgainstTable(rows, await declaredDependencies()),
  ...counted
    .map(({ directory, installed, budgetPackages }) =>
      reasonAgainstCount(directory, installed, budgetPackages),
    )
    .filter((reason) => reason !== undefined),
];

for (const [licence, names] of byLicence(installed))
  print(`${licence} (${names.length}): ${names.join(', ')}`);
for (const { directory, installed, budgetPackages } of counted)
  print(
    `${directory} installs ${installed.length} packages${budgetPackages < Infinity ? ` of ${budgetPackages}` : ''}`,
  );
for (const problem of problems) print(`FAILED: ${problem}`);
print(`${installed.length} packages at run time, ${rows.length} justified in CONTRIBUTING.md`);
process.exitCode = problems.length === 0 ? 0 : 1;

function byLicence(manifests) {
  const names = new Map();
  for (const manifest of manifests) {
    const licence = licenceOf(manifest);
    names.set(licence, [...(names.get(licence) ?? []), `${manifest.name}@${manifest.version}`]);
  }
  return [...names].map(([licence, all]) => [licence, [...new Set(all)].sort()]).sort();
}

/** What the published packages declare, ours left out: `{ name, licence, users }[]`. */
async function declaredDependencies() {
  const declared = new Map();
  for (const { directory } of packages) {
    const manifest = JSON.parse(await readFile(join(workspace, directory, 'package.json'), 'utf8'));
    const { dependencies, peerDependencies, bundled = [] } = manifest;
    const names = [...Object.keys({ ...dependencies, ...peerDependencies }), ...bundled];
    for (const name of names.filter((name) => !name.startsWith('@clicamos/')))
      declared.set(name, [...(declared.get(name) ?? []), basename(directory)]);
  }
  return [...declared].map(([name, users]) => ({ name, users, licence: licenceOfInstalled(name) }));
}

function licenceOfInstalled(name) {
  const manifest = [...manifests, ...all].find((manifest) => manifest.name === name);
  return manifest === undefined ? 'not installed' : licenceOf(manifest);
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
