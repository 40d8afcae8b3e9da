import { launchSettings, templateData } from './template-data.js';

const base = {
  MetadataOptions: { HttpTokens: 'optional', HttpPutResponseHopLimit: 1, State: 'applied' },
  BlockDeviceMappings: [
    { DeviceName: '/dev/xvda', Ebs: { VolumeSize: 8, VolumeType: 'gp2', SnapshotId: 'snap-1' } },
    { DeviceName: '/dev/sdb', VirtualName: 'ephemeral0' },
  ],
  TagSpecifications: [
    { ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'web' }] },
    { ResourceType: 'network-interface', Tags: [{ Key: 'team', Value: 'net' }] },
  ],
} as const;

describe('the parts of template data that a release changes', () => {
  const changed = templateData(base as unknown as Parameters<typeof templateData>[0], 'ami-2', {
    metadata: { httpTokens: 'required' },
    volumes: [
      { device: '/dev/xvda', sizeGiB: 20, type: 'gp3' },
      { device: '/dev/sdc', sizeGiB: 5 },
    ],
    instanceTags: { Name: 'shop' },
    volumeTags: { team: 'web' },
  });

  it('are changed where that is said, and are as they were beside', () => {
    expect(changed.MetadataOptions).toEqual({ HttpTokens: 'required', HttpPutResponseHopLimit: 1 });
    expect(changed.BlockDeviceMappings).toEqual([
      { DeviceName: '/dev/xvda', Ebs: { VolumeSize: 20, VolumeType: 'gp3', SnapshotId: 'snap-1' } },
      { DeviceName: '/dev/sdb', VirtualName: 'ephemeral0' },
      { DeviceName: '/dev/sdc', Ebs: { VolumeSize: 5 } },
    ]);
    expect(changed.TagSpecifications).toEqual([
      { ResourceType: 'network-interface', Tags: [{ Key: 'team', Value: 'net' }] },
      { ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'shop' }] },
      { ResourceType: 'volume', Tags: [{ Key: 'team', Value: 'web' }] },
    ]);
  });

  it('are read as they are written', () => {
    expect(launchSettings(changed as Parameters<typeof launchSettings>[0])).toMatchObject({
      metadata: { httpTokens: 'required', hopLimit: 1, hasTags: false },
      volumes: [
        { device: '/dev/xvda', sizeGiB: 20, snapshotId: 'snap-1' },
        { device: '/dev/sdc', sizeGiB: 5 },
      ],
      instanceTags: { Name: 'shop' },
      volumeTags: { team: 'web' },
    });
  });
});
