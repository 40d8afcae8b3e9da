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
  const path = 'clicamos.yaml';
  const config = parseConfig(
    'service: web\ndefaultEnvironment: local\nenvironments: { local: { cloud: emulator } }',
    'clicamos.yaml',
  );

  it('takes the default one', () => {
    expect(chooseEnvironment({ config, path }).name).toBe('local');
  });

  it.each([
    ['names those that there are', 'prod', path, /^Unknown environment `prod`: Expected one of local \(env/],
    ['and the one that was probably meant', 'locla', path, /\. Did you mean `local`\?$/],
    [
      'says that there is no file, and what writes one',
      'prod',
      undefined,
      /^Unknown environment `prod`: Expected one of local, which is all there is without .*: clicamos init$/,
    ],
    [
      'knows an image',
      'ami-0b3',
      path,
      /^Unknown environment `ami-0b3`\. An image is named .*: --ami ami-0b3$/,
    ],
  ])('%s', (_what, name, at, sentence) => {
    expect(() => chooseEnvironment({ config, path: at }, name)).toThrow(sentence);
  });
});
