import { createHash } from 'node:crypto';
import { launchSettings, templateData } from './template-data.js';

const overrides = {
  instanceType: 't3.small',
  keyName: 'ops',
  securityGroupIds: ['sg-1', 'sg-2'],
  instanceProfile: 'web-app',
  userData: 'echo hello',
};

describe('launchSettings', () => {
  it('reads what a release has set, the user data as its hash', () => {
    const written = templateData(undefined, 'ami-1', overrides);

    // AWS answers with the shape that it takes.
    expect(launchSettings(written as Parameters<typeof launchSettings>[0])).toEqual({
      instanceType: 't3.small',
      keyName: 'ops',
      securityGroupIds: ['sg-1', 'sg-2'],
      instanceProfile: 'web-app',
      userDataSha256: createHash('sha256').update('echo hello').digest('hex'),
    });
  });

  it('finds the security groups of a network interface', () => {
    expect(launchSettings({ NetworkInterfaces: [{ Groups: ['sg-3'] }] })).toMatchObject({
      securityGroupIds: ['sg-3'],
    });
  });
});
