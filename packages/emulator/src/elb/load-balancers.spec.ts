import {
  createWeb,
  type ElbFixture,
  httpListener,
  quickCheck,
  startElb,
  tcpListener,
} from '../testing/traffic/elb-fixture.js';

const zones = ['us-east-1a', 'us-east-1b'];

const web = { LoadBalancerName: 'web', AvailabilityZones: zones, Listeners: [httpListener] };

const code = (code: string, message = /./, status = 400) =>
  expect.objectContaining({ code, status, message: expect.stringMatching(message) });

const describeWeb = async ({ api }: ElbFixture) =>
  (await api.DescribeLoadBalancers({ LoadBalancerNames: ['web'] })).LoadBalancerDescriptions?.[0];

describe('CreateLoadBalancer', () => {
  it('creates what DescribeLoadBalancers shows, with the defaults of AWS', async () => {
    await using elb = startElb();

    const { DNSName } = await elb.api.CreateLoadBalancer(web);

    expect(DNSName).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(await describeWeb(elb)).toEqual({
      LoadBalancerName: 'web',
      DNSName,
      CanonicalHostedZoneName: DNSName,
      CanonicalHostedZoneNameID: 'Z35SXDOTRQ7X7K',
      ListenerDescriptions: [
        {
          Listener: { Protocol: 'HTTP', LoadBalancerPort: 80, InstanceProtocol: 'HTTP', InstancePort: 8080 },
          PolicyNames: [],
        },
      ],
      Policies: { AppCookieStickinessPolicies: [], LBCookieStickinessPolicies: [], OtherPolicies: [] },
      BackendServerDescriptions: [],
      AvailabilityZones: zones,
      Subnets: ['subnet-a', 'subnet-b'],
      VPCId: 'vpc-1',
      Instances: [],
      HealthCheck: {
        Target: 'TCP:8080',
        Interval: 30,
        Timeout: 5,
        UnhealthyThreshold: 2,
        HealthyThreshold: 10,
      },
      SourceSecurityGroup: { OwnerAlias: '123456789012', GroupName: 'default' },
      SecurityGroups: ['sg-default'],
      CreatedTime: expect.any(Date),
      Scheme: 'internet-facing',
    });
  });

  it('creates an internal one in subnets with its own security groups', async () => {
    await using elb = startElb();

    await elb.api.CreateLoadBalancer({
      LoadBalancerName: 'web',
      Subnets: ['subnet-b', 'subnet-a2'],
      SecurityGroups: ['sg-web'],
      Scheme: 'internal',
      Listeners: [{ Protocol: 'tcp', LoadBalancerPort: 9, InstancePort: 10, InstanceProtocol: 'tcp' }],
    });

    expect(await describeWeb(elb)).toMatchObject({
      AvailabilityZones: ['us-east-1b', 'us-east-1a'],
      Subnets: ['subnet-b', 'subnet-a2'],
      SecurityGroups: ['sg-web'],
      SourceSecurityGroup: { GroupName: 'web' },
      Scheme: 'internal',
      ListenerDescriptions: [{ Listener: { Protocol: 'TCP', InstanceProtocol: 'TCP' } }],
      HealthCheck: { Target: 'TCP:10' },
    });
  });

  it('answers the one there is when it is asked for again, also at the same time', async () => {
    await using elb = startElb();
    const same = { ...web, AvailabilityZones: [...zones].reverse() };

    const names = await Promise.all([web, same, web].map((input) => elb.api.CreateLoadBalancer(input)));

    expect(new Set(names.map(({ DNSName }) => DNSName)).size).toBe(1);
  });

  it.each([
    ['zones', { AvailabilityZones: ['us-east-1a'] }],
    ['listeners', { Listeners: [tcpListener] }],
    ['scheme', { Scheme: 'internal' }],
    ['security groups', { SecurityGroups: ['sg-web'] }],
  ])('refuses the same name with other %s', async (_name, change) => {
    await using elb = startElb();
    await elb.api.CreateLoadBalancer(web);

    await expect(elb.api.CreateLoadBalancer({ ...web, ...change })).rejects.toEqual(
      code(
        'DuplicateLoadBalancerName',
        /'web' already exists and it is configured with different parameters/,
      ),
    );
  });

  const listener = (change: object) => ({ Listeners: [{ ...httpListener, ...change }] });

  it.each([
    ['a name with an underscore', { LoadBalancerName: 'a_b' }, code('ValidationError', /LoadBalancerName/)],
    [
      'a name that ends with a hyphen',
      { LoadBalancerName: 'a-' },
      code('ValidationError', /LoadBalancerName/),
    ],
    ['a long name', { LoadBalancerName: 'a'.repeat(33) }, code('ValidationError', /LoadBalancerName/)],
    ['no zone and no subnet', { AvailabilityZones: [] }, code('ValidationError', /must be specified/)],
    ['zones and subnets', { Subnets: ['subnet-a'] }, code('ValidationError', /Only one/)],
    [
      'an unknown zone',
      { AvailabilityZones: ['eu-1a'] },
      code('ValidationError', /Invalid availability zone: eu-1a/),
    ],
    [
      'a zone without subnet',
      { AvailabilityZones: ['us-east-1c'] },
      code('ValidationError', /No default subnet/),
    ],
    ['an unknown subnet', { AvailabilityZones: [], Subnets: ['subnet-x'] }, code('SubnetNotFound')],
    [
      'subnets of two VPCs',
      { AvailabilityZones: [], Subnets: ['subnet-a', 'subnet-other'] },
      code('InvalidSubnet', /subnet-other/),
    ],
    [
      'two subnets of one zone',
      { AvailabilityZones: [], Subnets: ['subnet-a', 'subnet-a2'] },
      code('InvalidConfigurationRequest', /multiple subnets in the same AZ/, 409),
    ],
    ['an unknown scheme', { Scheme: 'public' }, code('InvalidScheme')],
    ['an unknown security group', { SecurityGroups: ['sg-x'] }, code('InvalidSecurityGroup', /sg-x/)],
    ['no listener', { Listeners: [] }, code('ValidationError', /at least one/)],
    [
      'two listeners on one port',
      { Listeners: [httpListener, httpListener] },
      code('ValidationError', /port 80/i),
    ],
    ['an unknown protocol', listener({ Protocol: 'UDP' }), code('ValidationError', /Protocol/)],
    ['protocols of two layers', listener({ InstanceProtocol: 'TCP' }), code('ValidationError', /same layer/)],
    ['a port out of range', listener({ LoadBalancerPort: 0 }), code('ValidationError', /LoadBalancerPort/)],
    [
      'an instance port out of range',
      listener({ InstancePort: 65_536 }),
      code('ValidationError', /InstancePort/),
    ],
    [
      'HTTPS without certificate',
      listener({ Protocol: 'HTTPS' }),
      code('ValidationError', /SSLCertificateId/),
    ],
    [
      'HTTPS',
      listener({ Protocol: 'HTTPS', SSLCertificateId: 'arn:x' }),
      code('CertificateNotFound', /arn:x/),
    ],
    ['encryption to instances', listener({ InstanceProtocol: 'HTTPS' }), code('UnsupportedProtocol')],
    [
      'a tag key twice',
      {
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'a', Value: '2' },
        ],
      },
      code('DuplicateTagKeys'),
    ],
    ['eleven tags', { Tags: Array.from({ length: 11 }, (_, n) => ({ Key: `k${n}` })) }, code('TooManyTags')],
  ])('refuses %s and creates nothing', async (_name, change, error) => {
    await using elb = startElb();

    await expect(elb.api.CreateLoadBalancer({ ...web, ...change })).rejects.toEqual(error);

    expect((await elb.api.DescribeLoadBalancers({})).LoadBalancerDescriptions).toEqual([]);
  });

  it('refuses more than the quota', async () => {
    await using elb = startElb();
    for (let count = 0; count < 20; count += 1)
      await elb.api.CreateLoadBalancer({ ...web, LoadBalancerName: `web-${count}` });

    await expect(elb.api.CreateLoadBalancer(web)).rejects.toEqual(code('TooManyLoadBalancers'));
  });
});

describe('DescribeLoadBalancers', () => {
  async function names(elb: ElbFixture, PageSize: number): Promise<(string | undefined)[][]> {
    const pages: (string | undefined)[][] = [];
    let Marker: string | undefined;
    do {
      const page = await elb.api.DescribeLoadBalancers({ PageSize, Marker });
      pages.push((page.LoadBalancerDescriptions ?? []).map(({ LoadBalancerName }) => LoadBalancerName));
      Marker = page.NextMarker;
    } while (Marker !== undefined);
    return pages;
  }

  it('answers in pages', async () => {
    await using elb = startElb();
    for (const name of ['a', 'b', 'c']) await elb.api.CreateLoadBalancer({ ...web, LoadBalancerName: name });

    expect(await names(elb, 2)).toEqual([['a', 'b'], ['c']]);
    expect(await names(elb, 3)).toEqual([['a', 'b', 'c']]);
  });

  it.each([
    [
      { LoadBalancerNames: ['nope'] },
      code('LoadBalancerNotFound', /There is no ACTIVE Load Balancer named 'nope'/),
    ],
    [{ PageSize: 0 }, code('ValidationError', /PageSize/)],
    [{ PageSize: 401 }, code('ValidationError', /PageSize/)],
    [{ Marker: 'nonsense' }, code('ValidationError', /Marker/)],
  ])('refuses %p', async (input, error) => {
    await using elb = startElb();

    await expect(elb.api.DescribeLoadBalancers(input)).rejects.toEqual(error);
  });
});

describe('DeleteLoadBalancer', () => {
  it('closes its listeners and tells who follows its instances', async () => {
    await using elb = startElb();
    await createWeb(elb);
    const id = await elb.instances.launch((_request, response) => response.end('x'));
    await elb.api.RegisterInstancesWithLoadBalancer({
      LoadBalancerName: 'web',
      Instances: [{ InstanceId: id }],
    });
    await elb.waitFor(id, 'inService');
    const origin = elb.origin();
    await (await fetch(origin)).text();

    await elb.api.DeleteLoadBalancer({ LoadBalancerName: 'web' });
    await elb.waitFor(id, 'absent');

    await expect(fetch(origin)).rejects.toThrow();
    expect(elb.loadBalancers.exists('web')).toBe(false);
    expect(elb.listenerAddress('web', 80)).toBeUndefined();
  });

  it('is content when there is none', async () => {
    await using elb = startElb();

    expect(await elb.api.DeleteLoadBalancer({ LoadBalancerName: 'web' })).toEqual({});
  });
});

describe('listeners', () => {
  it('are added and removed; the DNS name is that of the lowest port', async () => {
    await using elb = startElb();
    await createWeb(elb);
    const added = { Protocol: 'HTTP', LoadBalancerPort: 79, InstancePort: 8080 };

    await elb.api.CreateLoadBalancerListeners({ LoadBalancerName: 'web', Listeners: [added, httpListener] });
    const withThree = await describeWeb(elb);
    const port = elb.port(79);
    await elb.api.DeleteLoadBalancerListeners({ LoadBalancerName: 'web', LoadBalancerPorts: [79, 81, 999] });
    const withOne = await describeWeb(elb);

    expect(withThree?.DNSName).toBe(`127.0.0.1:${port}`);
    expect(withThree?.ListenerDescriptions?.map(({ Listener }) => Listener?.LoadBalancerPort)).toEqual([
      79, 80, 81,
    ]);
    expect(withOne?.DNSName).toBe(`127.0.0.1:${elb.port(80)}`);
    expect(withOne?.ListenerDescriptions).toHaveLength(1);
    await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow();
  });

  it('are refused on a port that has another', async () => {
    await using elb = startElb();
    await createWeb(elb);

    const create = elb.api.CreateLoadBalancerListeners({
      LoadBalancerName: 'web',
      Listeners: [
        { ...httpListener, LoadBalancerPort: 82 },
        { ...httpListener, InstancePort: 1 },
      ],
    });

    await expect(create).rejects.toEqual(
      code(
        'DuplicateListener',
        /already exists for web with LoadBalancerPort 80, but with a different InstancePort/,
      ),
    );
    expect(elb.listenerAddress('web', 82)).toBeUndefined();
  });
});

describe('attributes', () => {
  const modify = ({ api }: ElbFixture, LoadBalancerAttributes: object) =>
    api.ModifyLoadBalancerAttributes({ LoadBalancerName: 'web', LoadBalancerAttributes });

  it('begin with the defaults of AWS', async () => {
    await using elb = startElb();
    await createWeb(elb);

    expect(await elb.api.DescribeLoadBalancerAttributes({ LoadBalancerName: 'web' })).toEqual({
      LoadBalancerAttributes: {
        CrossZoneLoadBalancing: { Enabled: false },
        AccessLog: { Enabled: false },
        ConnectionDraining: { Enabled: false, Timeout: 300 },
        ConnectionSettings: { IdleTimeout: 60 },
        AdditionalAttributes: [{ Key: 'elb.http.desyncmitigationmode', Value: 'defensive' }],
      },
    });
  });

  it('change one by one; the answer is what was changed', async () => {
    await using elb = startElb();
    await createWeb(elb);

    const draining = await modify(elb, { ConnectionDraining: { Enabled: true, Timeout: 20 } });
    await modify(elb, {
      ConnectionSettings: { IdleTimeout: 4_000 },
      CrossZoneLoadBalancing: { Enabled: true },
    });
    await modify(elb, { AccessLog: { Enabled: true, S3BucketName: 'logs' } });
    await modify(elb, {
      AdditionalAttributes: [{ Key: 'elb.http.desyncmitigationmode', Value: 'strictest' }],
    });
    await modify(elb, { ConnectionDraining: { Enabled: false } });

    expect(draining).toEqual({
      LoadBalancerName: 'web',
      LoadBalancerAttributes: { ConnectionDraining: { Enabled: true, Timeout: 20 } },
    });
    expect(await elb.api.DescribeLoadBalancerAttributes({ LoadBalancerName: 'web' })).toEqual({
      LoadBalancerAttributes: {
        CrossZoneLoadBalancing: { Enabled: true },
        AccessLog: { Enabled: true, S3BucketName: 'logs', EmitInterval: 60 },
        ConnectionDraining: { Enabled: false, Timeout: 20 },
        ConnectionSettings: { IdleTimeout: 4_000 },
        AdditionalAttributes: [{ Key: 'elb.http.desyncmitigationmode', Value: 'strictest' }],
      },
    });
  });

  it.each([
    [
      { ConnectionDraining: { Enabled: true, Timeout: 0 } },
      code('ValidationError', /Timeout must be between 1 and 3600/),
    ],
    [{ ConnectionDraining: { Enabled: true, Timeout: 3_601 } }, code('ValidationError', /3600/)],
    [
      { ConnectionSettings: { IdleTimeout: 4_001 } },
      code('ValidationError', /IdleTimeout must be between 1 and 4000/),
    ],
    [{ AccessLog: { Enabled: true } }, code('InvalidConfigurationRequest', /S3BucketName/, 409)],
    [{ AccessLog: { Enabled: false, EmitInterval: 7 } }, code('ValidationError', /5 or 60/)],
    [{ AdditionalAttributes: [{ Key: 'x', Value: 'y' }] }, code('LoadBalancerAttributeNotFound', /'x'/)],
    [
      { AdditionalAttributes: [{ Key: 'elb.http.desyncmitigationmode', Value: 'lax' }] },
      code('ValidationError', /monitor, defensive, strictest/),
    ],
  ])('refuse %j', async (change, error) => {
    await using elb = startElb();
    await createWeb(elb);

    await expect(modify(elb, change)).rejects.toEqual(error);
  });
});

describe('tags', () => {
  const LoadBalancerNames = ['web'];
  const tagsOf = async ({ api }: ElbFixture) =>
    (await api.DescribeTags({ LoadBalancerNames })).TagDescriptions;

  it('are added, replaced and removed', async () => {
    await using elb = startElb();
    await elb.api.CreateLoadBalancer({
      ...web,
      Tags: [
        { Key: 'a', Value: '1' },
        { Key: 'b', Value: '2' },
      ],
    });

    await elb.api.AddTags({ LoadBalancerNames, Tags: [{ Key: 'b', Value: '3' }, { Key: 'c' }] });
    await elb.api.RemoveTags({ LoadBalancerNames, Tags: [{ Key: 'a' }, { Key: 'unknown' }] });

    expect(await tagsOf(elb)).toEqual([
      {
        LoadBalancerName: 'web',
        Tags: [
          { Key: 'b', Value: '3' },
          { Key: 'c', Value: '' },
        ],
      },
    ]);
  });

  it.each([
    ['ten tags and one', Array.from({ length: 11 }, (_, n) => ({ Key: `k${n}` })), 'TooManyTags'],
    ['a key twice', [{ Key: 'a' }, { Key: 'a' }], 'DuplicateTagKeys'],
    ['a reserved key', [{ Key: 'aws:a' }], 'ValidationError'],
    ['an empty key', [{ Key: '' }], 'ValidationError'],
    ['a long value', [{ Key: 'a', Value: 'x'.repeat(257) }], 'ValidationError'],
  ])('refuse %s', async (_name, Tags, error) => {
    await using elb = startElb();
    await createWeb(elb);

    await expect(elb.api.AddTags({ LoadBalancerNames, Tags })).rejects.toEqual(code(error));

    expect(await tagsOf(elb)).toEqual([{ LoadBalancerName: 'web', Tags: [] }]);
  });

  it('are described for 1 to 20 load balancers', async () => {
    await using elb = startElb();

    await expect(elb.api.DescribeTags({ LoadBalancerNames: [] })).rejects.toEqual(code('ValidationError'));
    await expect(elb.api.DescribeTags({ LoadBalancerNames: Array(21).fill('web') })).rejects.toEqual(
      code('ValidationError'),
    );
  });
});

describe('placement', () => {
  it('is changed by subnets', async () => {
    await using elb = startElb();
    await elb.api.CreateLoadBalancer({ ...web, AvailabilityZones: ['us-east-1a'] });

    const attached = await elb.api.AttachLoadBalancerToSubnets({
      LoadBalancerName: 'web',
      Subnets: ['subnet-b'],
    });
    const again = await elb.api.AttachLoadBalancerToSubnets({
      LoadBalancerName: 'web',
      Subnets: ['subnet-b'],
    });
    const detached = await elb.api.DetachLoadBalancerFromSubnets({
      LoadBalancerName: 'web',
      Subnets: ['subnet-a'],
    });

    expect([attached, again, detached]).toEqual([
      { Subnets: ['subnet-a', 'subnet-b'] },
      { Subnets: ['subnet-a', 'subnet-b'] },
      { Subnets: ['subnet-b'] },
    ]);
    expect((await describeWeb(elb))?.AvailabilityZones).toEqual(['us-east-1b']);
  });

  it('is changed by zones', async () => {
    await using elb = startElb();
    await elb.api.CreateLoadBalancer({ ...web, AvailabilityZones: ['us-east-1a'] });

    const enabled = await elb.api.EnableAvailabilityZonesForLoadBalancer({ ...web });
    const disabled = await elb.api.DisableAvailabilityZonesForLoadBalancer({
      LoadBalancerName: 'web',
      AvailabilityZones: ['us-east-1a'],
    });

    expect([enabled, disabled]).toEqual([
      { AvailabilityZones: zones },
      { AvailabilityZones: ['us-east-1b'] },
    ]);
  });

  it('refuses what cannot be', async () => {
    await using elb = startElb();
    await createWeb(elb);
    const { api } = elb;
    const LoadBalancerName = 'web';

    await expect(
      api.AttachLoadBalancerToSubnets({ LoadBalancerName, Subnets: ['subnet-a2'] }),
    ).rejects.toEqual(code('InvalidConfigurationRequest', /same AZ/, 409));
    await expect(
      api.AttachLoadBalancerToSubnets({ LoadBalancerName, Subnets: ['subnet-x'] }),
    ).rejects.toEqual(code('SubnetNotFound'));
    await expect(api.DisableAvailabilityZonesForLoadBalancer({ ...web })).rejects.toEqual(
      code('InvalidConfigurationRequest', /at least one subnet/, 409),
    );
  });
});

describe('ApplySecurityGroupsToLoadBalancer', () => {
  it('replaces the groups', async () => {
    await using elb = startElb();
    await createWeb(elb);

    const answer = await elb.api.ApplySecurityGroupsToLoadBalancer({
      LoadBalancerName: 'web',
      SecurityGroups: ['sg-web'],
    });

    expect(answer).toEqual({ SecurityGroups: ['sg-web'] });
    expect((await describeWeb(elb))?.SecurityGroups).toEqual(['sg-web']);
  });

  it.each([
    [['sg-x'], code('InvalidSecurityGroup')],
    [[], code('InvalidConfigurationRequest', /./, 409)],
  ])('refuses %j', async (SecurityGroups, error) => {
    await using elb = startElb();
    await createWeb(elb);

    await expect(
      elb.api.ApplySecurityGroupsToLoadBalancer({ LoadBalancerName: 'web', SecurityGroups }),
    ).rejects.toEqual(error);
  });
});

describe('every operation on a load balancer', () => {
  const LoadBalancerName = 'nope';
  const HealthCheck = { Target: 'TCP:80', ...quickCheck };

  it.each([
    ['CreateLoadBalancerListeners', { Listeners: [httpListener] }],
    ['DeleteLoadBalancerListeners', { LoadBalancerPorts: [80] }],
    ['ConfigureHealthCheck', { HealthCheck }],
    ['ModifyLoadBalancerAttributes', { LoadBalancerAttributes: {} }],
    ['DescribeLoadBalancerAttributes', {}],
    ['RegisterInstancesWithLoadBalancer', { Instances: [] }],
    ['DeregisterInstancesFromLoadBalancer', { Instances: [] }],
    ['DescribeInstanceHealth', {}],
    ['EnableAvailabilityZonesForLoadBalancer', { AvailabilityZones: [] }],
    ['DisableAvailabilityZonesForLoadBalancer', { AvailabilityZones: [] }],
    ['AttachLoadBalancerToSubnets', { Subnets: [] }],
    ['DetachLoadBalancerFromSubnets', { Subnets: [] }],
    ['ApplySecurityGroupsToLoadBalancer', { SecurityGroups: [] }],
    ['AddTags', { LoadBalancerNames: ['nope'], Tags: [] }],
    ['RemoveTags', { LoadBalancerNames: ['nope'], Tags: [] }],
    ['DescribeTags', { LoadBalancerNames: ['nope'] }],
  ] as const)('is refused by %s when there is none', async (name, input) => {
    await using elb = startElb();
    const call = elb.service.operations[name];

    await expect(async () => call?.({ LoadBalancerName, ...input } as never)).rejects.toEqual(
      code('LoadBalancerNotFound', /There is no ACTIVE Load Balancer named 'nope'/),
    );
  });
});

describe('DescribeAccountLimits', () => {
  it('shows the quota that CreateLoadBalancer keeps', async () => {
    await using elb = startElb();

    const { Limits } = await elb.api.DescribeAccountLimits();

    expect(Limits).toContainEqual({ Name: 'classic-load-balancers', Max: '20' });
  });
});
