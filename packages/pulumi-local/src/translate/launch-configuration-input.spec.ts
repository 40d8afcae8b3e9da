import { launchConfigurationInput } from './launch-configuration-input.js';

const bare = { imageId: 'ami-1', instanceType: 't3.micro' };

describe('launchConfigurationInput', () => {
  it('says of a bare one what the provider says: its name, its image, its type, and monitoring on', () => {
    expect(JSON.parse(JSON.stringify(launchConfigurationInput('old', bare, undefined)))).toEqual({
      LaunchConfigurationName: 'old',
      ImageId: 'ami-1',
      InstanceType: 't3.micro',
      InstanceMonitoring: { Enabled: true },
    });
  });

  it('encodes user data, and takes it as it is where the program has encoded it', () => {
    const plain = launchConfigurationInput('old', { ...bare, userData: '#!/bin/sh' }, undefined);
    const encoded = launchConfigurationInput('old', { ...bare, userDataBase64: 'aGk=' }, undefined);

    expect(plain.UserData).toBe(Buffer.from('#!/bin/sh').toString('base64'));
    expect(encoded.UserData).toBe('aGk=');
  });

  it('puts the root device under the name that the image has for it, and others under their own', () => {
    const { BlockDeviceMappings } = launchConfigurationInput(
      'old',
      {
        ...bare,
        rootBlockDevice: { volumeSize: 8, encrypted: true },
        ebsBlockDevices: [
          { deviceName: '/dev/sdb', volumeType: 'gp3', deleteOnTermination: false },
          { deviceName: '/dev/sdc', noDevice: true },
        ],
        ephemeralBlockDevices: [{ deviceName: '/dev/sdd', virtualName: 'ephemeral0' }],
      },
      '/dev/xvda',
    );

    expect(BlockDeviceMappings).toEqual([
      { DeviceName: '/dev/xvda', Ebs: { VolumeSize: 8, Encrypted: true, DeleteOnTermination: true } },
      { DeviceName: '/dev/sdb', Ebs: { VolumeType: 'gp3', DeleteOnTermination: false } },
      { DeviceName: '/dev/sdc', NoDevice: true },
      { DeviceName: '/dev/sdd', VirtualName: 'ephemeral0', NoDevice: undefined },
    ]);
  });
});
