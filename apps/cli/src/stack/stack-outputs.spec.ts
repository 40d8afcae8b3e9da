import { parseStackOutputs } from './stack-outputs.js';

const outputs = {
  loadBalancerName: 'web-elb',
  privateSubnetIds: ['subnet-1', 'subnet-2'],
  appSecurityGroupId: 'sg-1',
  instanceProfileName: 'web-app',
};

describe('parseStackOutputs', () => {
  it('takes what Pulumi prints, and leaves out what a deploy does not need', () => {
    expect(parseStackOutputs({ ...outputs, vpcId: 'vpc-1' }, 'stack prod')).toEqual(outputs);
  });

  it('takes what Terraform prints', () => {
    const wrapped = Object.fromEntries(
      Object.entries(outputs).map(([name, value]) => [name, { sensitive: false, type: 'string', value }]),
    );

    expect(parseStackOutputs(wrapped, 'outputs.json')).toEqual(outputs);
  });

  it.each([
    [{ ...outputs, privateSubnetIds: [] }, /outputs\.json lacks .*privateSubnetIds: /],
    [
      {},
      /lacks .*Wanted: loadBalancerName or targetGroupArns, privateSubnetIds, appSecurityGroupId, instanceProfileName/,
    ],
    ['text', /\(all of it\)/],
  ])('names what is missing in %j', (value, message) => {
    expect(() => parseStackOutputs(value, 'outputs.json')).toThrow(message);
  });
});
