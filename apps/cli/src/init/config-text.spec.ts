import { parseConfig } from '../config/load-config.js';
import { configText, type AwsAnswers } from './config-text.js';

const aws = (behind: AwsAnswers['behind']): AwsAnswers => ({
  region: 'eu-west-1',
  account: '012345678901',
  behind,
});

const parsed = (...answers: Parameters<typeof configText>) => parseConfig(configText(...answers), 'c.yaml');

describe('the text of a new clicamos.yaml', () => {
  it('names its schema for editors in the first line', () => {
    const [first] = configText({ service: 'web' }).split('\n');

    expect(first).toBe('# yaml-language-server: $schema=./clicamos.schema.json');
  });

  it('has the emulator alone without answers about AWS', () => {
    expect(parsed({ service: 'shop' })).toMatchObject({
      service: 'shop',
      defaultEnvironment: 'local',
      environments: { local: { cloud: 'emulator', speed: 10 } },
    });
    expect(Object.keys(parsed({ service: 'shop' }).environments)).toEqual(['local']);
  });

  it.each([
    [{ loadBalancer: 'web-elb' }, { loadBalancers: ['web-elb'] }],
    [{ targetGroup: 'web-tg' }, { targetGroups: ['web-tg'] }],
    [{ stack: 'acme/shop/prod' }, { stack: 'acme/shop/prod', stackDirectory: 'apps/stack' }],
    [{ loadBalancer: '123' }, { loadBalancers: ['123'] }],
    [{ stack: 'yes: #no' }, { stack: 'yes: #no' }],
  ])('is behind %j', (behind, settings) => {
    const { environments } = parsed({ service: 'web', aws: aws(behind) });

    expect(environments['prod']).toMatchObject({
      cloud: 'aws',
      region: 'eu-west-1',
      account: '012345678901',
      ...settings,
    });
  });

  it('is valid with its example of AWS uncommented', () => {
    const text = configText({ service: 'web' }).replace(/^ {2}# (?=( {2})*(# )?(prod:| ))/gm, '  ');

    const { environments } = parseConfig(text, 'c.yaml');

    expect(environments['prod']).toMatchObject({ cloud: 'aws', loadBalancers: ['web-elb'] });
  });

  it.each([
    undefined,
    { loadBalancer: 'web-elb' },
    { targetGroup: 'web-tg' },
    { stack: 'organization/network/prod' },
  ])('fits a terminal of 80 columns, behind %j', (behind) => {
    const aws = behind && { region: 'eu-central-1', account: '123456789012', behind };

    const lines = configText({ service: 'web', aws }).split('\n');

    expect(lines.filter(({ length }) => length > 80)).toEqual([]);
  });
});
