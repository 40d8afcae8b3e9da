import { InputPropertiesError, InputPropertyError } from '@pulumi/pulumi';
import * as pulumi from '@pulumi/pulumi';
import type { NetworkArgs } from '../terms/network-args.js';
import { type Recorder, startRecorder, valueOf } from '../testing/network-recorder.js';
import { createNetwork } from './create-network.js';
import { Network } from './network.js';

describe('Network', () => {
  let recorder: Recorder;

  beforeEach(async () => {
    recorder = await startRecorder();
    pulumi.runtime.setAllConfig({});
  });

  const create = async (args?: NetworkArgs) => {
    const network = new Network('web', args);
    await Promise.all([
      valueOf(network.privateSubnetIds),
      valueOf(network.publicSubnetIds),
      valueOf(network.natAddresses),
    ]);
    return network;
  };

  const names = (type: string) => Object.keys(recorder.ofType(type)).sort();

  it('makes a VPC with DNS over three zones, public and private, by default', async () => {
    const network = await create();

    expect(recorder.ofType('aws:ec2/vpc:Vpc')['web']).toMatchObject({
      cidrBlock: '172.31.0.0/16',
      enableDnsSupport: true,
      enableDnsHostnames: true,
    });
    expect(await valueOf(network.publicSubnetIds)).toEqual([
      'web-public-a-id',
      'web-public-b-id',
      'web-public-c-id',
    ]);
    expect(await valueOf(network.privateSubnetIds)).toEqual([
      'web-private-a-id',
      'web-private-b-id',
      'web-private-c-id',
    ]);
    expect(recorder.ofType('aws:ec2/subnet:Subnet')['web-private-b']).toMatchObject({
      vpcId: 'web-id',
      cidrBlock: '172.31.4.0/24',
      availabilityZone: 'us-east-1b',
      mapPublicIpOnLaunch: false,
    });
    expect(recorder.ofType('aws:ec2/subnet:Subnet')['web-public-b']).toMatchObject({
      mapPublicIpOnLaunch: true,
    });
  });

  it('tags everything that AWS can tag with Name, Environment and Project, and with tags of your own', async () => {
    await create({ tags: { Owner: 'ops' } });

    const ofAws = recorder.resources.filter(({ type }) => type.startsWith('aws:'));
    for (const { inputs } of ofAws.filter(({ inputs }) => 'tags' in inputs)) {
      const Name = expect.stringMatching(/^web/);
      expect(inputs['tags']).toMatchObject({ Name, Environment: 'dev', Project: 'shop', Owner: 'ops' });
    }
    const untagged = ofAws.filter(({ inputs }) => !('tags' in inputs)).map(({ type }) => type);
    expect([...new Set(untagged)].sort()).toEqual([
      'aws:ec2/eipAssociation:EipAssociation',
      'aws:ec2/route:Route',
      'aws:ec2/routeTableAssociation:RouteTableAssociation',
      'aws:iam/rolePolicyAttachment:RolePolicyAttachment',
    ]);
  });

  it('lets the default security group trust itself only', async () => {
    await create();

    const itself = [{ protocol: '-1', fromPort: 0, toPort: 0, self: true }];
    expect(recorder.ofType('aws:ec2/defaultSecurityGroup:DefaultSecurityGroup')['web-default']).toMatchObject(
      {
        ingress: itself,
        egress: itself,
      },
    );
  });

  it('makes a NAT instance that needs no SSH and no literal image', async () => {
    const network = await create();

    expect(recorder.ofType('aws:ec2/instance:Instance')).toEqual({
      'web-nat': expect.objectContaining({
        instanceType: 't4g.nano',
        subnetId: 'web-public-a-id',
        vpcSecurityGroupIds: ['web-nat-id'],
        iamInstanceProfile: 'web-nat',
        sourceDestCheck: false,
        metadataOptions: expect.objectContaining({ httpTokens: 'required' }),
        rootBlockDevice: expect.objectContaining({ encrypted: true }),
        userData: expect.stringContaining('NAT_PRIVATE_CIDRS=172.31.3.0/24 172.31.4.0/24 172.31.5.0/24'),
        userDataReplaceOnChange: true,
      }),
    });
    expect(recorder.ofType('aws:ec2/instance:Instance')['web-nat']).not.toHaveProperty('keyName');
    expect(recorder.calls).toContainEqual(
      expect.objectContaining({
        type: 'aws:ec2/getAmi:getAmi',
        inputs: expect.objectContaining({ owners: ['137112412989'], mostRecent: true }),
      }),
    );
    expect(recorder.ofType('aws:iam/rolePolicyAttachment:RolePolicyAttachment')['web-nat-ssm']).toEqual({
      role: 'web-nat',
      policyArn: 'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore',
    });
    expect(await valueOf(network.natAddresses)).toEqual(['198.51.100.7']);
  });

  it('admits the private tier to the NAT, and nobody else', async () => {
    await create();

    expect(recorder.ofType('aws:ec2/securityGroup:SecurityGroup')['web-nat']?.['ingress']).toEqual([
      expect.objectContaining({
        protocol: '-1',
        cidrBlocks: ['172.31.3.0/24', '172.31.4.0/24', '172.31.5.0/24'],
      }),
    ]);
  });

  it('routes private subnets to the interface of the NAT, and public ones to the internet gateway', async () => {
    await create();

    expect(recorder.ofType('aws:ec2/route:Route')).toEqual({
      'web-public-default': expect.objectContaining({
        destinationCidrBlock: '0.0.0.0/0',
        gatewayId: 'web-id',
      }),
      'web-private-default': expect.objectContaining({
        destinationCidrBlock: '0.0.0.0/0',
        networkInterfaceId: 'web-nat-eni',
      }),
    });
    expect(names('aws:ec2/routeTableAssociation:RouteTableAssociation')).toHaveLength(6);
  });

  it('makes a NAT gateway in each zone, and a route table for each', async () => {
    const network = await create({ zones: 2, nat: { kind: 'gateway', perZone: true } });

    expect(recorder.ofType('aws:ec2/natGateway:NatGateway')).toEqual({
      'web-nat-a': expect.objectContaining({
        subnetId: 'web-public-a-id',
        allocationId: 'web-nat-a-gateway-id',
      }),
      'web-nat-b': expect.objectContaining({
        subnetId: 'web-public-b-id',
        allocationId: 'web-nat-b-gateway-id',
      }),
    });
    expect(recorder.ofType('aws:ec2/route:Route')['web-private-b-default']).toMatchObject({
      routeTableId: 'web-private-b-id',
      natGatewayId: 'web-nat-b-id',
    });
    expect(await valueOf(network.natInstanceIds)).toEqual([]);
    expect(names('aws:ec2/instance:Instance')).toEqual([]);
  });

  it('lets a switch from instance to gateway make both at once', async () => {
    await create({ nat: { kind: 'instance' } });
    await create({ nat: { kind: 'gateway' } });

    expect(names('aws:ec2/eip:Eip')).toEqual(['web-nat', 'web-nat-gateway']);
  });

  it('gives private subnets no way out without a NAT', async () => {
    const network = await create({ nat: { kind: 'none' } });

    expect(names('aws:ec2/route:Route')).toEqual(['web-public-default']);
    expect(names('aws:ec2/eip:Eip')).toEqual([]);
    expect(await valueOf(network.natAddresses)).toEqual([]);
    expect(await valueOf(network.natSecurityGroupId)).toBeUndefined();
  });

  it('keeps a VPN closed until somebody is named', async () => {
    const network = await create({ vpn: {} });

    expect(recorder.ofType('aws:ec2/securityGroup:SecurityGroup')['web-nat']?.['ingress']).toHaveLength(1);
    expect(await valueOf(network.vpnProfileParameter)).toBe('/clicamos/dev/web/vpn-profile');
  });

  it('opens a VPN to the networks that are named, at its elastic address, and lets it write its profile', async () => {
    await create({ vpn: { allowedCidrs: ['192.0.2.0/24'] } });

    expect(recorder.ofType('aws:ec2/securityGroup:SecurityGroup')['web-nat']?.['ingress']).toContainEqual(
      expect.objectContaining({
        protocol: 'udp',
        fromPort: 1194,
        toPort: 1194,
        cidrBlocks: ['192.0.2.0/24'],
      }),
    );
    expect(recorder.ofType('aws:ec2/instance:Instance')['web-nat']?.['userData']).toContain(
      'VPN_HOST=198.51.100.7',
    );
    const policy = JSON.parse(
      String(recorder.ofType('aws:iam/rolePolicy:RolePolicy')['web-nat-vpn']?.['policy']),
    );
    expect(policy.Statement).toEqual([
      {
        Effect: 'Allow',
        Action: 'ssm:PutParameter',
        Resource: 'arn:aws:ssm:*:*:parameter/clicamos/dev/web/vpn-profile',
      },
    ]);
  });

  it.each<[string, NetworkArgs, string]>([
    ['a CIDR too small for the tiers', { cidr: '10.0.0.0/27' }, 'cidr'],
    ['a public range', { cidr: '8.8.0.0/16' }, 'cidr'],
    ['an overlap', { avoidCidrs: ['172.16.0.0/12'] }, 'cidr'],
    ['zero zones', { zones: 0 }, 'zones'],
    ['a VPN open to the world', { vpn: { allowedCidrs: ['0.0.0.0/0'] } }, 'vpn.allowedCidrs[0]'],
    ['a NAT a zone with one zone', { zones: 1, nat: { kind: 'gateway', perZone: true } }, 'nat.perZone'],
    ['an unknown NAT', { nat: { kind: 'magic' as 'none' } }, 'nat.kind'],
    ['zones of two regions', { zones: ['us-east-1a', 'eu-west-1a'] }, 'zones[1]'],
    ['an unknown image', { natImage: 'plan9' as 'debian-13' }, 'natImage'],
    ['an image of no pinned owner', { natImage: { owner: '*', namePattern: 'nat-*' } }, 'natImage.owner'],
    ['user data that is not there', { natUserData: '/nowhere/nat.sh' }, 'natUserData'],
  ])('refuses %s with the property, and creates nothing', async (_what, args, propertyPath) => {
    expect(() => new Network('web', args)).toThrow(expect.objectContaining({ propertyPath }));
    expect(() => new Network('web', args)).toThrow(InputPropertyError);
    await new Promise((resolve) => setImmediate(resolve)); // registrations are a turn late
    expect(recorder.resources).toEqual([]);
  });

  it('refuses a zone that is not in the configured region', () => {
    pulumi.runtime.setConfig('aws:region', 'us-east-1');

    expect(() => new Network('web', { zones: ['eu-west-1a'] })).toThrow(
      expect.objectContaining({ propertyPath: 'zones[0]' }),
    );
  });

  it('refuses several things at once', () => {
    const create = () => new Network('web', { cidr: '8.8.0.0/16', zones: 0 });

    expect(create).toThrow(InputPropertiesError);
    expect(create).toThrow('`cidr` `8.8.0.0/16` is in a public range');
  });

  it('creates nothing when the account has fewer zones than wanted, which only the cloud knows', async () => {
    const parent = new pulumi.ComponentResource('my:pkg:Parent', 'parent');

    const creating = createNetwork({ name: 'web', args: { zones: 4 }, scripts: {} }, parent);

    await expect(creating).rejects.toMatchObject({
      propertyPath: 'zones',
      reason: 'asks for 4 zones, but `us-east-1` has us-east-1a, us-east-1b, us-east-1c',
    });
    expect(recorder.resources.filter(({ type }) => type.startsWith('aws:'))).toEqual([]);
  });
});
