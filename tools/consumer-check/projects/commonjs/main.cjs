// Every package by `require`, none by a deep path, and a Pulumi program on the emulator.
const assert = require('node:assert/strict');
const { dependencies } = require('./package.json');

const packages = Object.keys(dependencies);
for (const name of packages) {
  assert.ok(Object.keys(require(name)).length > 0, `${name} exports nothing`);
  assert.throws(() => require(`${name}/dist/errors.js`), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' });
}
assert.equal(typeof require('@clicamos/rolling-asg/pulumi').RollingGroup, 'function');

const { createEmulator } = require('@clicamos/emulator');
const { Network } = require('@clicamos/network');
const { runProgram } = require('@clicamos/pulumi-local');

async function main() {
  const { endpoint, region, close } = await createEmulator({ speed: 20 });
  try {
    const program = () => ({ vpcId: new Network('web', { zones: 2 }).vpcId });
    const { outputs } = await runProgram(program, { endpoint, region, project: 'shop', stack: 'test' });
    assert.match(outputs.vpcId, /^vpc-/);
    console.log(
      `require() of ${packages.length} packages, no deep path, ${outputs.vpcId} by a Pulumi program`,
    );
  } finally {
    await close();
  }
}

main();
