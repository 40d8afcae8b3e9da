import { createHash } from 'node:crypto';
import { changedData, launchSettings, templateData } from './template-data.js';

const overrides = {
  instanceType: 't3.small',
  keyName: 'ops',
  securityGroupIds: ['sg-1', 'sg-2'],
  instanceProfile: 'web-app',
  userData: 'echo hello',
};

describe('changedData', () => {
  it('sets the security groups of the network interface where the base has one, and keeps its others', () => {
    const base = {
      NetworkInterfaces: [
        { DeviceIndex: 0, AssociatePublicIpAddress: true, Groups: ['sg-9'] },
        { DeviceIndex: 1 },
      ],
    };

    expect(changedData(base, 'ami-2', { securityGroupIds: ['sg-1'] })).toEqual({
      ImageId: 'ami-2',
      NetworkInterfaces: [
        { DeviceIndex: 0, AssociatePublicIpAddress: true, Groups: ['sg-1'] },
        { DeviceIndex: 1 },
      ],
    });
    expect(changedData(base, 'ami-2', {})).toEqual({ ImageId: 'ami-2' });
  });

  it('takes the network interface of index 0 for that one, wherever it is listed', () => {
    const base = {
      NetworkInterfaces: [
        { DeviceIndex: 1, Groups: ['sg-8'] },
        { DeviceIndex: 0, Groups: ['sg-9'] },
      ],
    };

    expect(changedData(base, 'ami-2', { securityGroupIds: ['sg-1'] }).NetworkInterfaces).toEqual([
      { DeviceIndex: 1, Groups: ['sg-8'] },
      { DeviceIndex: 0, Groups: ['sg-1'] },
    ]);
    expect(launchSettings(base).securityGroupIds).toEqual(['sg-9']);
  });
});

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
