const assert = require('node:assert');
const { DescribeVpcsCommand, EC2Client } = require('@aws-sdk/client-ec2');
const { createEmulator } = require('@clicamos/emulator');
const { pollUntilHealthy } = require('@clicamos/health');
const { isAmiError, resolveAmi } = require('@clicamos/packer-ami');
const { createAwsCloud, planRollout, runRollout } = require('@clicamos/rolling-asg');

async function main() {
  for (const name of [createAwsCloud, planRollout, runRollout]) assert.equal(typeof name, 'function');
  const deep = ['health', 'emulator', 'packer-ami', 'rolling-asg'].map(
    (name) => `@clicamos/${name}/dist/errors.js`,
  );
  for (const path of deep) assert.throws(() => require(path), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' });
  const emulator = await createEmulator({ speed: 20 });
  try {
    const { endpoint, region } = emulator;
    const ec2 = new EC2Client({
      endpoint,
      region,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    await pollUntilHealthy(async () => undefined, { deadlineMs: 1000 });
    const { Vpcs } = await ec2.send(new DescribeVpcsCommand({}));
    assert.equal(Vpcs.length, 1);
    const source = { kind: 'id', imageId: 'ami-0123456789abcdef0' };
    const refusal = await resolveAmi(source, { ec2, region, now: Date.now }).catch((error) => error);
    assert.ok(isAmiError(refusal), refusal);
    console.log(`require() of 4 packages; ${Vpcs.length} VPC; ${refusal.code}; no deep path`);
  } finally {
    await emulator.close();
  }
}

main();
