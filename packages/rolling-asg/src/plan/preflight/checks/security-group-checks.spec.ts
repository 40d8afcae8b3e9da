import type { IngressRule, SecurityGroup } from '../../../cloud/security-group.js';
import type { LoadBalancer, TrafficSource } from '../../../cloud/traffic-source.js';
import { group, instance } from '../../../testing/samples.js';
import { webElb } from '../../../testing/simulation/web-elb.js';
import { draftNext } from '../../draft-next.js';
import type { PlanFacts } from '../../plan-facts.js';
import type { PlanOptions } from '../../plan-options.js';
import { noSurvey } from '../../read-survey.js';
import { checkSecurityGroups } from './security-group-checks.js';

const rule = (change: Partial<IngressRule>): IngressRule => ({
  ...{ protocol: 'tcp', fromPort: 80, toPort: 80, groupIds: [], addresses: [], prefixListIds: [], ...change },
});
const fromElb = (change: Partial<IngressRule> = {}) => rule({ groupIds: ['sg-elb'], ...change });
const web = (...ingress: readonly IngressRule[]): SecurityGroup => ({ id: 'sg-web', ingress });

const [elb] = webElb.loadBalancers;
const inFront = (change: Partial<LoadBalancer>): readonly LoadBalancer[] =>
  elb === undefined ? [] : [{ ...elb, securityGroupIds: ['sg-elb'], ...change }];

const classic: TrafficSource = {
  ...webElb,
  loadBalancers: inFront({ listeners: [{ protocol: 'HTTP', port: 80, instancePort: 80 }] }),
};

/** Of port 80, which checks health where it is told to. */
const targetGroup = (
  target: string,
  protocol = 'HTTP',
  balancer: Partial<LoadBalancer> = {},
): TrafficSource => ({
  ...{ ...webElb, kind: 'target-group', id: 'arn', name: 'web-tg' },
  healthCheck: { ...webElb.healthCheck, target },
  loadBalancers: inFront({ name: 'web-alb', type: 'application', ...balancer }),
  targetGroup: { targetType: 'instance', protocol, port: 80, vpcId: 'vpc-1' },
});

interface Case {
  readonly source: TrafficSource;
  readonly groups: readonly SecurityGroup[];
  readonly survey?: PlanFacts['survey'];
  readonly options?: Partial<PlanOptions>;
  readonly serving?: number;
}

function check({ source, groups, survey, options = {}, serving = 0 }: Case): readonly string[] {
  const facts: PlanFacts = {
    observation: { service: 'web', groups: [], sources: [], missingSources: [] },
    live: {
      group: group('web-v001', [instance('i-1')]),
      role: 'live',
      imageId: 'ami-1',
      launchSettings: { securityGroupIds: ['sg-web'] },
      snapshot: { name: 'web-v001', role: 'previous', desiredCapacity: 1, serving, instances: [] },
    },
    attachments: { policies: [], scheduledActions: [], hooks: [] },
    alarms: [],
    survey: survey ?? { ...noSurvey, securityGroups: { kind: 'read', value: groups } },
    image: undefined,
    sources: [source],
    missingSources: [],
    architectures: undefined,
    subnets: {},
  };
  const asked: PlanOptions = { service: 'web', imageId: 'ami-2', ...options };
  const duration = { floorMs: 0, ceilingMs: 0 };
  const items = checkSecurityGroups({ facts, options: asked, next: draftNext(facts, asked), duration });
  return items.map(({ level, text }) => `${level}: ${text}`);
}

const letsIn = ['ok: sg-web let the load balancers in'];

describe('the security groups of next', () => {
  it.each<[string, TrafficSource, readonly IngressRule[]]>([
    ['a rule for the load balancer’s group', classic, [fromElb()]],
    ['a rule for a range of ports', classic, [fromElb({ fromPort: 0, toPort: 1_024 })]],
    [
      'a rule for all protocols, which names no ports',
      classic,
      [fromElb({ protocol: '-1', fromPort: undefined, toPort: undefined })],
    ],
    ['a protocol by its number', classic, [fromElb({ protocol: '6' })]],
    ['one of several rules', classic, [rule({ groupIds: ['sg-other'] }), fromElb()]],
    // Which of these its addresses are in is not ours to know.
    ['a rule by addresses', classic, [rule({ addresses: ['10.0.0.0/16'] })]],
    ['a rule by a prefix list', classic, [rule({ prefixListIds: ['pl-1'] })]],
    [
      'a target group, where health is checked at the port of requests',
      targetGroup('HTTP:traffic-port/'),
      [fromElb()],
    ],
    [
      'a network load balancer without a group, by addresses',
      targetGroup('TCP:traffic-port', 'TCP', { type: 'network', securityGroupIds: [] }),
      [rule({ addresses: ['0.0.0.0/0'] })],
    ],
  ])('let it in by %s', (_, source, ingress) => {
    expect(check({ source, groups: [web(...ingress)] })).toEqual(letsIn);
  });

  it('let it in by any of them', () => {
    const second: SecurityGroup = { id: 'sg-more', ingress: [fromElb()] };
    const options = { overrides: { securityGroupIds: ['sg-web', 'sg-more'] } };

    expect(check({ source: classic, groups: [web(), second], options })).toEqual([
      'ok: sg-web, sg-more let the load balancers in',
    ]);
  });

  const noRule = 'No rule of `sg-web` lets';

  it.each<[string, TrafficSource, readonly IngressRule[], readonly string[]]>([
    [
      'no rule at all',
      classic,
      [],
      [`error: ${noRule} web-elb (sg-elb) in on tcp 80, where it would send requests of web-elb`],
    ],
    [
      'the rule of another group',
      classic,
      [rule({ groupIds: ['sg-other'] })],
      [`error: ${noRule} web-elb (sg-elb) in on tcp 80, where it would send requests of web-elb`],
    ],
    [
      'another port',
      classic,
      [fromElb({ fromPort: 443, toPort: 443 })],
      [`error: ${noRule} web-elb (sg-elb) in on tcp 80, where it would send requests of web-elb`],
    ],
    [
      'another protocol',
      classic,
      [fromElb({ protocol: 'udp' })],
      [`error: ${noRule} web-elb (sg-elb) in on tcp 80, where it would send requests of web-elb`],
    ],
    [
      'the port of requests alone',
      targetGroup('HTTP:8081/health'),
      [fromElb()],
      [`error: ${noRule} web-alb (sg-elb) in on tcp 8081, where it would check health of web-tg`],
    ],
    [
      'the port of health alone: it would be healthy, and lose every request',
      targetGroup('HTTP:8081/health'),
      [fromElb({ fromPort: 8_081, toPort: 8_081 })],
      [`error: ${noRule} web-alb (sg-elb) in on tcp 80, where it would send requests of web-tg`],
    ],
    [
      'TCP, where UDP is sent as well',
      targetGroup('TCP:traffic-port', 'TCP_UDP'),
      [fromElb()],
      [`error: ${noRule} web-alb (sg-elb) in on udp 80, where it would send requests of web-tg`],
    ],
    [
      'groups alone, where it has none',
      targetGroup('TCP:traffic-port', 'TCP', { name: 'nlb', type: 'network', securityGroupIds: [] }),
      [fromElb()],
      [`error: ${noRule} nlb (no security group) in on tcp 80, where it would send requests of web-tg`],
    ],
  ])('are told for %s', (_, source, ingress, found) => {
    expect(check({ source, groups: [web(...ingress)] })).toEqual(found);
  });

  it('are no reason to refuse when the live group serves with the same', () => {
    const [found] = check({ source: classic, groups: [web()], serving: 1 });

    expect(found).toMatch(/^warning: .*; but the live group serves with the same$/);
  });

  it('are a reason when the release brings others', () => {
    const options = { overrides: { securityGroupIds: ['sg-new'] } };

    const [found] = check({ source: classic, groups: [{ id: 'sg-new', ingress: [] }], serving: 1, options });

    expect(found).toMatch(/^error: No rule of `sg-new` lets web-elb/);
  });

  it('are not judged when they may not be read, or are not shown', () => {
    expect(check({ source: classic, groups: [], survey: noSurvey })).toEqual([
      'unread: what sg-web let in was not read: this cloud cannot be asked',
    ]);
    expect(check({ source: classic, groups: [] })).toEqual(['unread: sg-web is not shown to this account']);
  });
});
