const assert = require('node:assert');
const { createEmulator } = require('@clicamos/emulator');
const { Network } = require('@clicamos/network');
const { runProgram } = require('@clicamos/pulumi-local');
const { RollingGroup } = require('@clicamos/rolling-asg/pulumi');
const { stack } = require('@clicamos/stack');

async function main() {
  const emulator = await createEmulator({ speed: 20 });
  try {
    const program = () => {
      const network = new Network('web', { zones: 3, nat: { kind: 'instance' } });
      return { vpcId: network.vpcId, privateSubnetIds: network.privateSubnetIds };
    };
    const where = { endpoint: emulator.endpoint, region: emulator.region, project: 'shop', stack: 'test' };
    const { outputs, resources } = await runProgram(program, where);
    assert.match(outputs.vpcId, /^vpc-/);
    assert.equal(outputs.privateSubnetIds.length, 3);
    assert.equal(typeof RollingGroup, 'function');
    assert.equal(typeof stack, 'function');
    console.log(`${outputs.vpcId} with ${resources.length} resources`);
  } finally {
    await emulator.close();
  }
}

main();
