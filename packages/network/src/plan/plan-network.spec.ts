import { containsCidr, overlapCidr } from 'cidr-tools';
import fc from 'fast-check';
import { NetworkPlanError } from '../terms/errors.js';
import type { NetworkPlanOptions } from '../terms/network-options.js';
import { planNetwork } from './plan-network.js';

const usEast1 = { region: 'us-east-1', availableZones: [...'abcdef'].map((letter) => `us-east-1${letter}`) };

const plan = (options: Partial<NetworkPlanOptions> = {}) => planNetwork({ ...usEast1, ...options });

const table = (options: Partial<NetworkPlanOptions>) =>
  plan(options).subnets.map(({ name, zone, cidr }) => `${name} ${zone} ${cidr}`);

function issuesOf(options: Partial<NetworkPlanOptions>) {
  try {
    plan(options);
    return [];
  } catch (error) {
    if (error instanceof NetworkPlanError) return error.issues;
    throw error;
  }
}

describe('planNetwork: the subnets', () => {
  it('are by default those of the original: three zones, public 0 to 2, private 3 to 5', () => {
    expect(table({})).toEqual([
      'public-a us-east-1a 172.31.0.0/24',
      'public-b us-east-1b 172.31.1.0/24',
      'public-c us-east-1c 172.31.2.0/24',
      'private-a us-east-1a 172.31.3.0/24',
      'private-b us-east-1b 172.31.4.0/24',
      'private-c us-east-1c 172.31.5.0/24',
    ]);
  });

  it('of a fourth zone come behind those of the first three', () => {
    expect(table({ zones: 4 })).toEqual([
      'public-a us-east-1a 172.31.0.0/24',
      'public-b us-east-1b 172.31.1.0/24',
      'public-c us-east-1c 172.31.2.0/24',
      'public-d us-east-1d 172.31.6.0/24',
      'private-a us-east-1a 172.31.3.0/24',
      'private-b us-east-1b 172.31.4.0/24',
      'private-c us-east-1c 172.31.5.0/24',
      'private-d us-east-1d 172.31.9.0/24',
    ]);
  });

  it.each<[string, Partial<NetworkPlanOptions>, string[]]>([
    ['one zone', { zones: 1 }, ['public-a us-east-1a 172.31.0.0/24', 'private-a us-east-1a 172.31.3.0/24']],
    [
      'named zones, in their order',
      { zones: ['us-east-1c', 'us-east-1a'] },
      [
        'public-c us-east-1c 172.31.2.0/24',
        'public-a us-east-1a 172.31.0.0/24',
        'private-c us-east-1c 172.31.5.0/24',
        'private-a us-east-1a 172.31.3.0/24',
      ],
    ],
    [
      'the private tier alone, which keeps its number',
      { zones: 1, tiers: ['private'] },
      ['private-a us-east-1a 172.31.3.0/24'],
    ],
    [
      'a prefix of their own',
      { zones: 1, cidr: '10.0.0.0/16', subnetPrefix: 20 },
      ['public-a us-east-1a 10.0.0.0/20', 'private-a us-east-1a 10.0.48.0/20'],
    ],
    [
      'a VPC too small for 16 of /24',
      { zones: 1, cidr: '10.0.4.0/22' },
      ['public-a us-east-1a 10.0.4.0/26', 'private-a us-east-1a 10.0.4.192/26'],
    ],
  ])('are numbered by tier and letter with %s', (_what, options, expected) => {
    expect(table(options)).toEqual(expected);
  });

  it('are packed where that is asked for: four blocks hold two tiers in two zones', () => {
    expect(table({ cidr: '10.0.0.0/26', zones: 2, numbering: 'packed' })).toEqual([
      'public-a us-east-1a 10.0.0.0/28',
      'public-b us-east-1b 10.0.0.16/28',
      'private-a us-east-1a 10.0.0.32/28',
      'private-b us-east-1b 10.0.0.48/28',
    ]);
  });

  it('take the first zones that there are, where letters are missing', () => {
    const tokyo = {
      region: 'ap-northeast-1',
      availableZones: ['ap-northeast-1d', 'ap-northeast-1a', 'ap-northeast-1c'],
    };

    expect(table({ ...tokyo, zones: 2 })).toEqual([
      'public-a ap-northeast-1a 172.31.0.0/24',
      'public-c ap-northeast-1c 172.31.2.0/24',
      'private-a ap-northeast-1a 172.31.3.0/24',
      'private-c ap-northeast-1c 172.31.5.0/24',
    ]);
  });

  it('leave Local Zones out', () => {
    const oregon = { region: 'us-west-2', availableZones: ['us-west-2-lax-1a', 'us-west-2a'] };

    expect(plan({ ...oregon, zones: 1 }).zones).toEqual(['us-west-2a']);
  });
});

describe('planNetwork: route tables and NATs', () => {
  it.each<[string, Partial<NetworkPlanOptions>, string[]]>([
    ['one NAT', {}, ['public -> internet: public-a public-b', 'private -> nat nat: private-a private-b']],
    [
      'one gateway a zone',
      { nat: { kind: 'gateway', perZone: true } },
      [
        'public -> internet: public-a public-b',
        'private-a -> nat nat-a: private-a',
        'private-b -> nat nat-b: private-b',
      ],
    ],
    [
      'no NAT',
      { nat: { kind: 'none' } },
      ['public -> internet: public-a public-b', 'private -> nowhere: private-a private-b'],
    ],
    ['no private tier', { tiers: ['public'] }, ['public -> internet: public-a public-b']],
  ])('route as they should with %s', (_what, options, expected) => {
    const { routeTables } = plan({ zones: 2, ...options });

    const shown = routeTables.map(({ name, defaultRoute, subnets }) => {
      const to = defaultRoute.kind === 'nat' ? `nat ${defaultRoute.nat}` : defaultRoute.kind;
      return `${name} -> ${to}: ${subnets.join(' ')}`;
    });
    expect(shown).toEqual(expected);
  });

  it('put a NAT into the public subnet of its zone', () => {
    expect(plan({ zones: 2, nat: { kind: 'instance', perZone: true } }).nats).toEqual([
      { name: 'nat-a', zone: 'us-east-1a', subnet: 'public-a' },
      { name: 'nat-b', zone: 'us-east-1b', subnet: 'public-b' },
    ]);
  });
});

describe('planNetwork: bad options', () => {
  it.each<[string, Partial<NetworkPlanOptions>, string, RegExp]>([
    [
      'a CIDR too small',
      { cidr: '10.0.0.0/26' },
      'cidr',
      /^`10\.0\.0\.0\/26` is too small: it has 4 subnets of \/28; .* so 6 are wanted$/,
    ],
    [
      'a prefix too short for the tiers',
      { cidr: '10.0.0.0/16', subnetPrefix: 18 },
      'cidr',
      /is too small: it has 4 subnets of \/18/,
    ],
    [
      'a CIDR too small, though packed it would do',
      { cidr: '10.0.0.0/26', zones: 2 },
      'cidr',
      /it has 4 subnets of \/28; .* so 5 are wanted\. Packed, they fit: set `numbering` to `packed`/,
    ],
    [
      'a numbering that there is not',
      { numbering: 'dense' as 'packed' },
      'numbering',
      /neither `stable` nor `packed`/,
    ],
    ['no CIDR', { cidr: 'ten' }, 'cidr', /^`ten` is not an IPv4 CIDR/],
    ['an address that is none', { cidr: '300.1.1.0/24' }, 'cidr', /is not an IPv4 CIDR/],
    ['IPv6', { cidr: 'fd00::/56' }, 'cidr', /is not an IPv4 CIDR/],
    ['no prefix', { cidr: '10.0.0.0' }, 'cidr', /is not an IPv4 CIDR/],
    ['bits beyond the prefix', { cidr: '10.0.0.1/16' }, 'cidr', /`10\.0\.0\.0\/16` is meant\?$/],
    ['a VPC too large for AWS', { cidr: '10.0.0.0/15' }, 'cidr', /\/16 to \/28$/],
    ['a public range', { cidr: '8.8.0.0/16' }, 'cidr', /^`8\.8\.0\.0\/16` is in a public range/],
    ['a range half public', { cidr: '172.32.0.0/16' }, 'cidr', /public range/],
    [
      'an overlap',
      { avoidCidrs: ['10.0.0.0/8', '172.31.5.0/24'] },
      'cidr',
      /^`172\.31\.0\.0\/16` overlaps `172\.31\.5\.0\/24` of `avoidCidrs\[1\]`$/,
    ],
    ['something to avoid that is no CIDR', { avoidCidrs: ['office'] }, 'avoidCidrs[0]', /not an IPv4 CIDR/],
    [
      'a subnet prefix that AWS has not',
      { subnetPrefix: 29 },
      'subnetPrefix',
      /^is to be an integer from 16 .* to 28, got `29`$/,
    ],
    ['zero zones', { zones: 0 }, 'zones', /^is to be an integer >= 1/],
    ['half a zone', { zones: 1.5 }, 'zones', /^is to be an integer >= 1/],
    ['no zones named', { zones: [] }, 'zones', /^names no zone/],
    [
      'more zones than there are',
      { zones: 7 },
      'zones',
      /^asks for 7 zones, but `us-east-1` has us-east-1a, /,
    ],
    [
      'a zone of another region',
      { zones: ['us-east-1a', 'eu-west-1a'] },
      'zones[1]',
      /^`eu-west-1a` is not a zone of the region `us-east-1`$/,
    ],
    [
      'a zone that is not there',
      { zones: ['us-east-1z'] },
      'zones[0]',
      /^`us-east-1z` is not available: `us-east-1` has us-east-1a, /,
    ],
    ['a zone named twice', { zones: ['us-east-1a', 'us-east-1a'] }, 'zones[1]', /^names `us-east-1a` again$/],
    ['no tier', { tiers: [] }, 'tiers', /^names no tier/],
    ['an unknown tier', { tiers: ['public', 'secret' as 'private'] }, 'tiers[1]', /^`secret` is neither/],
    [
      'an unknown NAT',
      { nat: { kind: 'magic' as 'none' } },
      'nat.kind',
      /^`magic` is none of instance, gateway, none$/,
    ],
    [
      'a NAT without a private tier',
      { tiers: ['public'], nat: { kind: 'gateway' } },
      'nat.kind',
      /private is missing in `tiers`$/,
    ],
    [
      'a NAT a zone with one zone',
      { zones: 1, nat: { kind: 'instance', perZone: true } },
      'nat.perZone',
      /there is one/,
    ],
    [
      'a VPN without a NAT instance',
      { nat: { kind: 'gateway' }, vpn: {} },
      'vpn',
      /^runs on the NAT instance/,
    ],
    [
      'a VPN on a NAT of each zone',
      { nat: { kind: 'instance', perZone: true }, vpn: {} },
      'vpn',
      /^has one authority/,
    ],
    [
      'a VPN open to the world',
      { vpn: { allowedCidrs: ['192.0.2.0/24', '0.0.0.0/0'] } },
      'vpn.allowedCidrs[1]',
      /^`0\.0\.0\.0\/0` opens the VPN to the world/,
    ],
    [
      'a VPN open to the world by halves',
      { vpn: { allowedCidrs: ['0.0.0.0/1', '128.0.0.0/1'] } },
      'vpn.allowedCidrs[0]',
      /opens the VPN to the world/,
    ],
    [
      'a VPN open to the world by small pieces',
      { vpn: { allowedCidrs: ['8.0.0.0/8', '9.0.0.0/8'] } },
      'vpn.allowedCidrs',
      /^`8\.0\.0\.0\/7` opens the VPN to the world/,
    ],
    ['a VPN open to a name', { vpn: { allowedCidrs: ['home'] } }, 'vpn.allowedCidrs[0]', /not an IPv4 CIDR/],
    [
      'a VPC where the VPN has its clients',
      { cidr: '10.8.0.0/16', vpn: {} },
      'cidr',
      /overlaps `10\.8\.0\.0\/24`, the addresses of the VPN/,
    ],
    [
      'a VPN whose clients are where an office is',
      { avoidCidrs: ['10.0.0.0/8'], vpn: {} },
      'avoidCidrs[0]',
      /^`10\.0\.0\.0\/8` overlaps `10\.8\.0\.0\/24`, the addresses of the VPN's clients \(`vpn\.clientCidr`\)$/,
    ],
    [
      'a VPN whose clients connect from their own addresses',
      { vpn: { allowedCidrs: ['192.168.4.0/24'], clientCidr: '192.168.0.0/20' } },
      'vpn.allowedCidrs[0]',
      /overlaps `192\.168\.0\.0\/20`/,
    ],
    ['a VPN with room for nobody', { vpn: { clientCidr: '10.9.0.0/30' } }, 'vpn.clientCidr', /\/16 to \/28$/],
  ])('refuse %s', (_what, options, path, reason) => {
    expect(issuesOf(options)[0]).toEqual({ path, reason: expect.stringMatching(reason) });
  });

  it('are refused with all that is wrong, in one sentence each', () => {
    const issues = issuesOf({ cidr: '8.8.0.0/16', zones: 0, nat: { kind: 'magic' as 'none' } });

    expect(issues.map(({ path }) => path)).toEqual(['cidr', 'zones', 'nat.kind']);
  });

  it.each<[string, Partial<NetworkPlanOptions>]>([
    ['the range of benchmarks, which EKS takes for pods', { cidr: '198.19.0.0/16' }],
    ['the range of carriers', { cidr: '100.64.0.0/16' }],
    [
      'clients elsewhere than an office',
      { avoidCidrs: ['10.0.0.0/8'], vpn: { clientCidr: '192.168.9.0/24' } },
    ],
    ['a public range that is allowed', { cidr: '8.8.0.0/16', allowPublicCidr: true }],
    ['RFC 6598', { cidr: '100.64.0.0/16' }],
    ['a neighbour to avoid', { avoidCidrs: ['172.30.0.0/16'] }],
    ['a VPN for nobody yet', { vpn: {} }],
    ['a VPN for two networks', { vpn: { allowedCidrs: ['192.0.2.0/24', '198.51.100.7/32'] } }],
    ['the smallest VPC for one zone', { zones: 1, cidr: '10.0.0.0/26' }],
  ])('accept %s', (_what, options) => {
    expect(issuesOf(options)).toEqual([]);
  });
});

describe('planNetwork: properties', () => {
  const letters = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 1, maxLength: 8 });
  const prefixes = fc
    .tuple(fc.integer({ min: 16, max: 20 }), fc.integer({ min: 6, max: 8 }), fc.integer({ min: 0, max: 15 }))
    .map(([vpc, more, block]) => ({ cidr: `10.${block}.0.0/${vpc}`, subnetPrefix: vpc + more }));
  const zonesOf = (chosen: readonly string[]) => chosen.map((letter) => `eu-west-1${letter}`);
  const all = { region: 'eu-west-1', availableZones: zonesOf([...'abcdefgh']) };

  it('no two subnets overlap, and all lie inside the VPC', () => {
    fc.assert(
      fc.property(letters, prefixes, (chosen, addresses) => {
        const { subnets, cidr } = planNetwork({ ...all, ...addresses, zones: zonesOf(chosen) });

        expect(subnets).toHaveLength(2 * chosen.length);
        for (const [index, subnet] of subnets.entries()) {
          const others = subnets.slice(index + 1).map((other) => other.cidr);
          expect(containsCidr(cidr, subnet.cidr)).toBe(true);
          expect(others.length > 0 && overlapCidr(subnet.cidr, others)).toBe(false);
        }
      }),
    );
  });

  it('adding zones, anywhere in the list, leaves every subnet as it was', () => {
    fc.assert(
      fc.property(letters, prefixes, fc.nat(), (chosen, addresses, seed) => {
        const before = chosen.slice(0, 1 + (seed % chosen.length));

        const had = planNetwork({ ...all, ...addresses, zones: zonesOf(before) }).subnets;
        const has = planNetwork({ ...all, ...addresses, zones: zonesOf([...chosen].reverse()) }).subnets;

        expect(has).toEqual(expect.arrayContaining([...had]));
      }),
    );
  });

  it('every subnet is in one route table, and every NAT in a public subnet', () => {
    const nats = fc.constantFrom('instance' as const, 'gateway' as const);
    fc.assert(
      fc.property(letters, nats, fc.boolean(), (chosen, kind, perZone) => {
        fc.pre(chosen.length > 1 || !perZone);

        const {
          subnets,
          routeTables,
          nats: planned,
        } = planNetwork({ ...all, zones: zonesOf(chosen), nat: { kind, perZone } });

        const routed = routeTables.flatMap((each) => each.subnets);
        expect([...routed].sort()).toEqual(subnets.map(({ name }) => name).sort());
        for (const nat of planned) {
          expect(subnets).toContainEqual(
            expect.objectContaining({ name: nat.subnet, tier: 'public', zone: nat.zone }),
          );
        }
      }),
    );
  });
});
