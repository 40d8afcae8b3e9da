import type { EnvironmentSettings } from '../config/schema.js';
import { parseConfig } from '../config/load-config.js';
import { chooseEnvironment, placementOf } from './environment.js';

const group = {} as EnvironmentSettings['group']; // nothing set
const outputs = {
  loadBalancerName: 'web-elb',
  privateSubnetIds: ['subnet-1', 'subnet-2'],
  appSecurityGroupId: 'sg-1',
  instanceProfileName: 'web-app',
};

describe('placementOf', () => {
  it('is what the infrastructure says', () => {
    expect(placementOf(group, outputs, undefined)).toEqual({
      sourceIds: ['web-elb'],
      subnetIds: ['subnet-1', 'subnet-2'],
      securityGroupIds: ['sg-1'],
      instanceProfile: 'web-app',
    });
  });

  it('is what the settings say where they say something', () => {
    const set = { ...group, subnets: ['subnet-9'], securityGroups: ['sg-9'], instanceProfile: 'other' };

    expect(placementOf(set, outputs, ['other-elb'])).toEqual({
      sourceIds: ['other-elb'],
      subnetIds: ['subnet-9'],
      securityGroupIds: ['sg-9'],
      instanceProfile: 'other',
    });
  });

  it('leaves the rest to the load balancer', () => {
    expect(placementOf(group, undefined, ['web-elb'])).toEqual({ sourceIds: ['web-elb'] });
  });
});

describe('chooseEnvironment', () => {
  const config = parseConfig(
    'service: web\ndefaultEnvironment: local\nenvironments: { local: { cloud: emulator } }',
    'clicamos.yaml',
  );

  it('takes the default one', () => {
    expect(chooseEnvironment(config).name).toBe('local');
  });

  it('names those that there are', () => {
    expect(() => chooseEnvironment(config, 'prod')).toThrow(
      'Unknown environment `prod`: Expected one of local',
    );
  });
});
