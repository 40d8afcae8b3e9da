import assert from 'node:assert';
import { createEmulator } from '@clicamos/emulator';
import { Network } from '@clicamos/network';
import { runProgram } from '@clicamos/pulumi-local';
import { RollingGroup } from '@clicamos/rolling-asg/pulumi';
import { stack } from '@clicamos/stack';

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

await main();
