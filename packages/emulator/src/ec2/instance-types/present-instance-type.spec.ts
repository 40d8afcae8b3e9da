import { instanceTypes } from './instance-types.js';
import { presentInstanceType } from './present-instance-type.js';

const shown = (name: string) => {
  const type = instanceTypes.get(name);
  return type && presentInstanceType(type);
};

describe('an instance type', () => {
  it.each([
    ['t3.micro', 2, 2, 'required'],
    ['t3a.small', 2, 4, 'required'],
    ['t2.xlarge', 3, 15, 'unsupported'],
    ['m1.small', 2, 4, 'unsupported'],
    ['m7g.medium', 2, 4, 'required'],
    ['c6i.16xlarge', 15, 50, 'required'],
  ])('%s has %i network interfaces with %i addresses each, ENA %s', (name, interfaces, addresses, ena) => {
    expect(shown(name)?.NetworkInfo).toMatchObject({
      ...{ MaximumNetworkInterfaces: interfaces, Ipv4AddressesPerInterface: addresses, EnaSupport: ena },
      NetworkCards: [{ NetworkCardIndex: 0, MaximumNetworkInterfaces: interfaces }],
    });
  });

  it.each([...instanceTypes.keys()])('%s has every part that Terraform reads', (name) => {
    expect(shown(name)).toMatchObject({
      EbsInfo: { EncryptionSupport: 'supported' },
      MemoryInfo: { SizeInMiB: expect.any(Number) },
      NetworkInfo: { MaximumNetworkCards: 1 },
      PlacementGroupInfo: { SupportedStrategies: expect.arrayContaining(['spread']) },
      ProcessorInfo: { SupportedArchitectures: [expect.any(String)] },
      VCpuInfo: { DefaultVCpus: expect.any(Number) },
    });
  });
});
