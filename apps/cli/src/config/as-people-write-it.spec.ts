import { configJsonSchema } from './config-json-schema.js';
import { parseConfig } from './load-config.js';
import { namesOfTheirOwn } from './without-own-keys.js';

// Files as people write them: each is read, or refused with the line and a sentence of our own.

const prod = `
service: web
defaultEnvironment: prod
environments:
  prod: { cloud: aws, region: us-east-1, account: '123456789012', loadBalancers: [web-elb] }
`;

const read = (text: string, env = {}) => parseConfig(text, 'c.yaml', env);

describe('a configuration as people write it', () => {
  it('merges what another environment says (config/merge.yaml)', () => {
    const { environments } = read(`
service: web
defaultEnvironment: staging
environments:
  staging: &base
    cloud: aws
    region: us-east-1
    account: '123456789012'
    loadBalancers: [web-elb]
    rollout: { bakeSeconds: 60 }
  prod:
    <<: *base
    rollout: { bakeSeconds: 300 }
`);

    expect(environments['prod']).toMatchObject({
      cloud: 'aws',
      account: '123456789012',
      loadBalancers: ['web-elb'],
      rollout: { bakeSeconds: 300 },
    });
  });

  it('leaves keys that begin with x- to their author, with their anchors (config/x.yaml)', () => {
    const { environments } = read(`
x-group: &group { instanceType: t3.small, min: 2, desired: 2, max: 6 }
${prod.replace('[web-elb] }', '[web-elb], group: *group, x-owner: ana }')}`);

    expect(environments['prod']?.group).toMatchObject({ instanceType: 't3.small', max: 6 });
  });

  it.each(['123456789012', '012345678901', '000000000001'])(
    'takes the account %s without quotes (config/zero.yaml)',
    (account) => {
      const { environments } = read(prod.replace("'123456789012'", account));

      expect(environments['prod']).toMatchObject({ account });
    },
  );

  it.each([
    ['"${AWS_ACCOUNT_ID}"', { AWS_ACCOUNT_ID: '123456789012' }],
    ['"${AWS_ACCOUNT_ID:-123456789012}"', {}],
    ['"${AWS_ACCOUNT_ID:-123456789012}"', { AWS_ACCOUNT_ID: '' }],
    ['"1234567${MIDDLE}12"', { MIDDLE: '890' }],
  ])('fills in %s (config/env.yaml)', (account, env) => {
    const { environments } = read(prod.replace("'123456789012'", account), env);

    expect(environments['prod']).toMatchObject({ account: '123456789012' });
  });

  it('leaves `$${` and the script of an instance as they are meant', () => {
    const group = "group: { keyName: '$${KEY}', userData: 'echo ${HOSTNAME}' }";
    const { environments } = read(prod.replace('[web-elb] }', () => `[web-elb], ${group} }`));

    expect(environments['prod']?.group).toMatchObject({
      keyName: '${KEY}',
      userData: 'echo ${HOSTNAME}',
    });
  });

  it.each([
    [
      'headers',
      'probe',
      'probe: { headers: { x-api-key: k, X-Other: o } }',
      { 'x-api-key': 'k', 'X-Other': 'o' },
    ],
    ['instanceTags', 'release', 'release: { instanceTags: { x-team: a } }', { 'x-team': 'a' }],
    ['volumeTags', 'release', 'release: { volumeTags: { x-team: a } }', { 'x-team': 'a' }],
  ])('sends what begins with x- where it is a name of something else: %s', (key, part, text, names) => {
    const { environments } = read(prod.replace('[web-elb] }', `[web-elb], ${text} }`));

    expect(environments['prod']).toHaveProperty([part, key], names);
  });

  it('knows each place where the keys are names of something else', () => {
    const free = ['environments', 'services', ...namesOfTheirOwn];

    expect(new Set(freelyNamed(configJsonSchema()))).toEqual(new Set(free));
  });

  it.each([
    ['a number', 'rollout: { bakeSeconds: "${SECONDS}" }', ['rollout', 'bakeSeconds'], 60],
    ['a number of its own rules', 'probe: { ratePerSecond: "${RATE:-7}" }', ['probe', 'ratePerSecond'], 7],
    [
      'true or false',
      'probe: { insecure: "${INSECURE:-true}", url: "https://a" }',
      ['probe', 'insecure'],
      true,
    ],
    ['a text of digits', 'group: { keyName: "${SECONDS}" }', ['group', 'keyName'], '60'],
  ])('fills in %s', (_what, text, path, value) => {
    const { environments } = read(
      prod.replace('[web-elb] }', () => `[web-elb], ${text} }`),
      { SECONDS: '60' },
    );

    expect(environments['prod']).toHaveProperty(path, value);
  });

  it('takes a byte order mark and lines of Windows (config/bom-crlf.yaml)', () => {
    expect(read(`\uFEFF${prod.trimStart().replaceAll('\n', '\r\n')}`).service).toBe('web');
  });

  it.each([
    [
      'a variable that is not set (config/env.yaml)',
      prod.replace("'123456789012'", '"${AWS_ACCOUNT_ID}"'),
      'c.yaml:5: environments.prod.account: ${AWS_ACCOUNT_ID} is not set in the environment. Set it, or say what else: ${AWS_ACCOUNT_ID:-...}',
    ],
    [
      'templating of another kind',
      prod.replace('us-east-1', '"${region.name}"'),
      'c.yaml:5: environments.prod.region: Expected ${NAME} or ${NAME:-what else}, got `${region.name}`',
    ],
    [
      'the same key twice (config/dup.yaml)',
      `${prod}service: api\n`,
      'c.yaml: not valid YAML: line 6: the same key stands twice',
    ],
    [
      'a tab (config/tab.yaml)',
      prod.replace('  prod:', '\tprod:'),
      'c.yaml: not valid YAML: line 5: indented with a tab, where YAML takes spaces',
    ],
    [
      'several documents (config/multidoc.yaml)',
      `---${prod}---${prod}`,
      'it holds several documents (---), and a configuration is one. Several services go into one as `services:`',
    ],
    [
      'another cloud',
      prod.replace('aws', 'emulater'),
      'c.yaml:5: environments.prod.cloud: Expected one of emulator, aws, got `emulater`. Did you mean `emulator`?',
    ],
    [
      'no cloud',
      prod.replace('cloud: aws, ', ''),
      'c.yaml:5: environments.prod.cloud: Expected one of emulator, aws, got nothing',
    ],
    [
      'a key that is nearly right',
      prod.replace('loadBalancers', 'loadBalancer'),
      'environments.prod.loadBalancer: Unknown key `loadBalancer`. Did you mean `loadBalancers`?',
    ],
    [
      'another case',
      prod.replace('[web-elb] }', '[web-elb], group: { instancetype: t3.micro } }'),
      'c.yaml:5: environments.prod.group.instancetype: Unknown key `instancetype`. Did you mean `instanceType`?',
    ],
    [
      'no such region',
      prod.replace('us-east-1', 'us-eest-1'),
      'environments.prod.region: Expected a region of AWS such as us-east-1, got `us-eest-1`',
    ],
    [
      'a text for a list',
      prod.replace('[web-elb]', 'web-elb'),
      'environments.prod.loadBalancers: Expected a list, got `web-elb`',
    ],
    [
      'a number for a text',
      prod.replace('[web-elb]', '[7]'),
      'environments.prod.loadBalancers.0: Expected a text, got `7` (number)',
    ],
    [
      'half of a number',
      prod.replace('[web-elb] }', '[web-elb], group: { min: 1.5 } }'),
      'environments.prod.group.min: Expected a whole number, got `1.5` (number)',
    ],
    [
      'too much',
      prod.replace('[web-elb] }', '[web-elb], probe: { ratePerSecond: 99999 } }'),
      'environments.prod.probe.ratePerSecond: Expected an integer from 1 to 10000, got `99999`',
    ],
    [
      'no URL',
      prod.replace('[web-elb] }', '[web-elb], probe: { url: here } }'),
      'environments.prod.probe.url: Expected `url` to be an absolute http, https, tcp or tls URL, got `here` (string)',
    ],
    [
      'a bad service',
      prod.replace('web', '1web'),
      'c.yaml:2: service: Expected a letter, then up to 27 letters, digits or hyphens, got `1web`',
    ],
    [
      'an anchor that is not there',
      prod.replace('[web-elb]', '*balancers'),
      'c.yaml:5: environments.prod.loadBalancers: `*balancers` names no anchor that stands before it: there is no anchor (&) in the file',
    ],
    [
      'an anchor with another name',
      `x-a: &balancers [web-elb]\n${prod.replace('[web-elb]', '*balancer')}`,
      'environments.prod.loadBalancers: `*balancer` names no anchor that stands before it: there are balancers. Did you mean `balancers`?',
    ],
    [
      'an anchor within itself',
      prod.replace('prod: {', 'prod: &prod { group: *prod,'),
      'c.yaml:5: environments.prod.group: `*prod` stands within what it names',
    ],
    [
      'a merge of what has no keys',
      prod.replace('prod: {', 'prod: { <<: [1],'),
      'environments.prod.<<: Expected an anchor of keys with values, such as `<<: *base`, or a list of them',
    ],
    [
      'an anchor of an anchor of an anchor',
      [
        'x-a: &a [1,2,3,4,5,6,7,8,9]',
        'x-b: &b [*a,*a,*a,*a,*a,*a,*a,*a]',
        'x-c: &c [*b,*b,*b,*b,*b,*b,*b]',
        'x-d: [*c,*c,*c,*c]',
      ].join('\n'),
      'c.yaml: not valid YAML: its anchors make too much of it',
    ],
    [
      'a tag of another tool',
      prod.replace('us-east-1', '!Ref AWS::Region'),
      'c.yaml: not valid YAML: line 5: `!Ref` means nothing here: values stand for themselves, and ${NAME} is the only templating',
    ],
    [
      'a variable without quotes between braces',
      prod.replace('us-east-1', '${REGION}'),
      'c.yaml: not valid YAML: line 5: between { } and [ ] a ${NAME} wants quotes: "${NAME}"',
    ],
    [
      'no default',
      prod.replace('defaultEnvironment: prod', ''),
      'defaultEnvironment: Expected one of prod, got nothing',
    ],
    [
      'no environment',
      'service: web\ndefaultEnvironment: prod\nenvironments: {}\n',
      'c.yaml:3: environments: Expected an environment at least, such as local: { cloud: emulator }',
    ],
    [
      'an environment that is not there',
      prod.replace('nt: prod', 'nt: prd'),
      'c.yaml:3: defaultEnvironment: Expected one of prod, got `prd`. Did you mean `prod`?',
    ],
  ])('refuses %s with its line and what is meant', (_what, text, sentence) => {
    expect(() => read(text)).toThrow(sentence);
  });

  it.each([
    ['prod: { cloud: aws', 'a } is missing before here'],
    ['prod: { loadBalancers: [web }', 'a ] is missing before here'],
    ['prod: { cloud: aws region: us-east-1 }', 'a comma is missing between { } or [ ]'],
    ['prod: { cloud: "aws }', 'a " is missing before here'],
    ["prod: { cloud: 'aws }", "a ' is missing before here"],
    ['prod: { cloud: aws }}', 'a quote, a bracket, a comma or an indentation is wrong here'],
    ['prod: aws: us', 'a key stands where its line already has a value'],
    ['prod: aws\n    region: us', 'a key stands where its line already has a value'],
    ['prod: @aws', 'a value that begins with @, ` or % wants quotes'],
    ['prod: {}\n  other', 'a key wants a `:` behind it'],
    ['prod: 1\n other: 2', 'the keys of one value are indented by different widths'],
    ['prod: "\\q"', 'between double quotes a \\ begins an escape'],
  ])('refuses `%s`, which is no YAML, with its line and what is meant', (line, sentence) => {
    expect(() => read(`service: web\nenvironments:\n  ${line}\n`)).toThrow(
      new RegExp(`^c\\.yaml: not valid YAML: line \\d: ${literally(sentence)}`),
    );
  });

  it('says nothing in the words of a validator', () => {
    const text = prod
      .replace('aws,', 'aws, group: { min: a, max: [1] }, rollout: 3, probe: [],')
      .replace('us-east-1', '[]');
    const lines = messageOf(() => read(text)).split('\n');

    expect(lines).toHaveLength(5);
    for (const line of lines)
      expect(line).toMatch(/^c\.yaml:5: environments\.prod\.\S+: Expected [^{[]+, got [^{[]+$/);
  });
});

describe('several services in one file', () => {
  const services = `
x-prod: &prod { cloud: aws, region: us-east-1, account: 123456789012 }
services:
  web:
    defaultEnvironment: prod
    environments: { prod: { <<: *prod, loadBalancers: [web-elb] } }
  api:
    defaultEnvironment: prod
    environments: { prod: { <<: *prod, loadBalancers: [api-elb] } }
`;
  const choose = (service: string | undefined, text = services) => parseConfig(text, 'c.yaml', {}, service);

  it('are told apart by name', () => {
    expect(choose('api')).toMatchObject({
      service: 'api',
      environments: { prod: { loadBalancers: ['api-elb'] } },
    });
  });

  it.each([
    ['none is named', undefined, 'It has 2 services: web, api. Name one: --service web'],
    ['another is named', 'apo', 'Unknown service `apo`. It has: web, api. Did you mean `api`?'],
  ])('are not chosen by themselves when %s', (_when, service, sentence) => {
    expect(() => choose(service)).toThrow(sentence);
  });

  it('are all checked, whichever is meant', () => {
    const text = services.replace('[api-elb]', '3');

    expect(() => choose('web', text)).toThrow(
      'c.yaml:9: services.api.environments.prod.loadBalancers: Expected a list, got `3` (number)',
    );
  });

  it('leave nothing beside them without a meaning', () => {
    expect(() => choose('web', `${services}defaultEnvironment: prod\n`)).toThrow(
      '`defaultEnvironment` belongs below a service',
    );
  });
});

/** The keys of a JSON schema below which any key may stand. */
function freelyNamed(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
    const isFree = typeof value === 'object' && value !== null && 'additionalProperties' in value;
    return [
      ...(isFree && typeof value.additionalProperties === 'object' ? [key] : []),
      ...freelyNamed(value),
    ];
  });
}

/** A text as a regular expression of itself. */
const literally = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return '';
}
