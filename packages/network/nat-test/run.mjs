// Tests what the machines run: user_data/ and packer/, on throwaway machines in network namespaces.
//
//   node packages/network/nat-test/run.mjs [group]     only the groups whose name contains the text
//
// Needs root and some of Debian's packages. What cannot run here is skipped, loudly, and fails nothing.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { appServerTests } from './app-server-tests.mjs';
import { provisioningTests } from './provisioning-tests.mjs';
import { templateTests } from './template-tests.mjs';
import { withDeadline } from './processes.mjs';
import { natTests } from './nat-tests.mjs';
import { reasonNoMachines, reasonNoPacker, reasonNoPrograms, reasonNoVpn } from './requirements.mjs';
import { shellcheckTests } from './shellcheck-tests.mjs';
import { vpnTests } from './vpn-tests.mjs';
import { openWorld } from './worlds.mjs';

const repository = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const testTimeoutMs = 180_000;
const opened = [];
const counts = { passed: 0, failed: 0, skipped: 0 };
const say = (line) => process.stdout.write(`${line}\n`);

const onOpen = (machine) => opened.push(machine);
const world = (shape) => openWorld(shape, { sharedFolder: repository, onOpen });
const machine = (name) => ({
  namespace: `clicamos-${process.pid}-${name}`,
  sharedFolder: repository,
  onOpen,
});

const groups = [
  {
    name: 'shellcheck',
    reasonNot: () => reasonNoPrograms(['shellcheck']),
    tests: await shellcheckTests({ repository }),
  },
  { name: 'templates', reasonNot: reasonNoPacker, tests: templateTests({ repository }) },
  ...['one-device', 'two-devices'].map((shape) => ({
    name: `nat ${shape}`,
    reasonNot: reasonNoMachines,
    tests: natTests({ shape, openWorld: world, repository }),
  })),
  { name: 'vpn', reasonNot: reasonNoVpn, tests: vpnTests({ openWorld: world, repository }) },
  { name: 'app-server', reasonNot: reasonNoMachines, tests: appServerTests(machine('app')) },
  { name: 'provisioning', reasonNot: reasonNoMachines, tests: provisioningTests(machine('image')) },
];

try {
  process.exitCode = await runAll(chosenGroups(process.argv[2] ?? ''));
} finally {
  await closeAll();
}

function chosenGroups(text) {
  const chosen = groups.filter(({ name }) => name.includes(text));
  if (chosen.length === 0)
    throw new Error(`No group has \`${text}\` in its name: ${groups.map((g) => g.name).join(', ')}`);
  return chosen;
}

async function runAll(chosen) {
  let interrupted = false;
  const interrupt = () => {
    interrupted = true;
    void closeAll(); // what the running test waits for ends, and so does the test
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  for (const group of chosen) if (!interrupted) await runGroup(group);
  say(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  if (interrupted) say('interrupted');
  return interrupted || counts.failed > 0 ? 1 : 0;
}

/** The tests of a group build on each other: after the first that fails, the others would say nothing. */
async function runGroup({ name, reasonNot, tests }) {
  const cannot = reasonNot();
  if (cannot) say(`\n!!! ${name}: NOT TESTED HERE: ${cannot}\n`);
  let reason = cannot;
  for (const test of tests) {
    if (reason) skip(test, reason);
    else if ((await runTest(test)) === 'failed') reason = `an earlier test of \`${name}\` failed`;
  }
  await closeAll();
}

async function runTest(test) {
  try {
    await withDeadline(test.run(), testTimeoutMs, () => 'the test has not ended');
  } catch (error) {
    counts.failed += 1;
    say(`FAIL ${test.name}\n${String(error.stack).replaceAll(/^/gm, '     ')}`);
    return 'failed';
  }
  counts.passed += 1;
  say(`PASS ${test.name}`);
  return 'passed';
}

function skip(test, reason) {
  counts.skipped += 1;
  say(`SKIP ${test.name} (${reason})`);
}

async function closeAll() {
  for (const { close } of opened.splice(0).reverse()) await close();
}
