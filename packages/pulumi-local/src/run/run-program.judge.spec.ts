import { DescribeSubnetsCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import * as aws from '@pulumi/aws';
import * as pulumi from '@pulumi/pulumi';
import type { LogEntry } from '../pulumi/engine.js';
import { createClients, destroyClients } from '../terms/clients.js';
import type { CreatedResource } from '../terms/errors.js';
import { describeOnMoto } from '../testing/pulumi-local-moto.js';
import type { RunOptions } from './run-options.js';
import { type Program, runProgram } from './run-program.js';

const where = { region: 'eu-west-1', project: 'shop', stack: 'test' };

describeOnMoto('runProgram', (endpoint) => {
  const run = (program: Program, options: Partial<RunOptions> = {}) =>
    runProgram(program, { endpoint: endpoint(), ...where, ...options });

  const withClients = async <T>(use: (clients: ReturnType<typeof createClients>) => Promise<T>) => {
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const clients = createClients({ endpoint: endpoint(), region: where.region, credentials });
    try {
      return await use(clients);
    } finally {
      destroyClients(clients);
    }
  };

  const countVpcs = (cidr: string) =>
    withClients(async ({ ec2 }) => {
      const { Vpcs } = await ec2.send(
        new DescribeVpcsCommand({ Filters: [{ Name: 'cidr', Values: [cidr] }] }),
      );
      return Vpcs?.length;
    });

  it('goes on from the last run: leaves what is the same, updates a template, refuses and names the rest', async () => {
    const program = (instanceType: string, cidrBlock: string) => () => {
      const vpc = new aws.ec2.Vpc('kept', { cidrBlock });
      const template = new aws.ec2.LaunchTemplate('web', { instanceType });
      return { vpcId: vpc.id, latest: template.latestVersion };
    };
    const first = await run(program('t3.micro', '10.31.0.0/16'));
    const state = JSON.parse(JSON.stringify(first.state)) as RunOptions['state'];
    const told: CreatedResource[] = [];
    const options = { state, onCreated: (resource: CreatedResource) => void told.push(resource) };

    const again = await run(program('t3.micro', '10.31.0.0/16'), options);
    const second = await run(program('t3.small', '10.31.0.0/16'), options);
    const other = run(program('t3.small', '10.32.0.0/16'), options);

    expect(again.outputs).toEqual(first.outputs);
    expect(again.resources).toHaveLength(2);
    expect(second.outputs).toEqual({ ...first.outputs, latest: 2 });
    expect(told).toEqual([]);
    expect(await countVpcs('10.31.0.0/16')).toBe(1);
    await expect(other).rejects.toMatchObject({
      code: 'UnsupportedInput',
      message: expect.stringContaining(
        '`kept` (aws:ec2/vpc:Vpc) has another `cidrBlock` than at the last run',
      ),
    });
    await expect(run(() => undefined, options)).rejects.toThrow('is not declared any more');
  });

  it('creates real resources and gives their real ids as outputs', async () => {
    const result = await run(async () => {
      const zones = await aws.getAvailabilityZones({ state: 'available' });
      const vpc = new aws.ec2.Vpc('main', { cidrBlock: '10.1.0.0/16', tags: { Name: 'main' } });
      const subnet = new aws.ec2.Subnet('a', {
        vpcId: vpc.id,
        cidrBlock: '10.1.1.0/24',
        availabilityZone: zones.names[0],
      });
      return { vpcId: vpc.id, subnetId: subnet.id, zone: subnet.availabilityZone };
    });

    const { vpcId, subnetId } = result.outputs;
    expect(result.outputs).toEqual({
      vpcId: expect.stringMatching(/^vpc-/),
      subnetId: expect.stringMatching(/^subnet-/),
      zone: 'eu-west-1a',
    });
    expect(result.resources).toEqual([
      {
        urn: 'urn:pulumi:test::shop::aws:ec2/vpc:Vpc::main',
        type: 'aws:ec2/vpc:Vpc',
        name: 'main',
        id: vpcId,
      },
      {
        urn: 'urn:pulumi:test::shop::aws:ec2/subnet:Subnet::a',
        type: 'aws:ec2/subnet:Subnet',
        name: 'a',
        id: subnetId,
      },
    ]);
    const found = await withClients(({ ec2 }) =>
      ec2.send(new DescribeSubnetsCommand({ SubnetIds: [String(subnetId)] })),
    );
    expect(found.Subnets?.[0]).toMatchObject({ VpcId: vpcId, CidrBlock: '10.1.1.0/24' });
  });

  it('puts components into the URNs of their children', async () => {
    const { resources } = await run(() => {
      const outer = new pulumi.ComponentResource('my:pkg:Outer', 'outer');
      const inner = new pulumi.ComponentResource('my:pkg:Inner', 'inner', {}, { parent: outer });
      new aws.ec2.Vpc('net', { cidrBlock: '10.2.0.0/16' }, { parent: inner });
    });

    expect(resources.map(({ urn }) => urn)).toEqual([
      'urn:pulumi:test::shop::my:pkg:Outer$my:pkg:Inner$aws:ec2/vpc:Vpc::net',
    ]);
  });

  it('creates what no output depends on, also when it is declared in an apply', async () => {
    const { resources } = await run(() => {
      const vpc = new aws.ec2.Vpc('net', { cidrBlock: '10.3.0.0/16' });
      vpc.id.apply((vpcId) => new aws.ec2.Subnet('late', { vpcId, cidrBlock: '10.3.1.0/24' }));
    });

    expect(resources.map(({ name }) => name)).toEqual(['net', 'late']);
  });

  it('waits for what a resource is said to depend on', async () => {
    const { resources } = await run(() => {
      const first = new aws.ec2.Vpc('first', { cidrBlock: '10.4.0.0/16' });
      const gateway = new aws.ec2.InternetGateway('gateway', {}, { dependsOn: first });
      new aws.ec2.Vpc('last', { cidrBlock: '10.4.0.0/16' }, { dependsOn: [first, gateway] });
    });

    expect(resources.map(({ name }) => name)).toEqual(['first', 'gateway', 'last']);
  });

  it('names the resource that the endpoint refuses, and keeps its error as the cause', async () => {
    const failing = run(() => {
      const vpc = new aws.ec2.Vpc('net', { cidrBlock: '10.5.0.0/16' });
      return new aws.ec2.Subnet('outside', { vpcId: vpc.id, cidrBlock: '192.168.0.0/24' }).id;
    });

    await expect(failing).rejects.toMatchObject({
      name: 'PulumiLocalError',
      code: 'ResourceFailed',
      message: expect.stringMatching(
        /^Resource `outside` \(aws:ec2\/subnet:Subnet\) could not be created: InvalidSubnet\.Range: /,
      ),
      urn: 'urn:pulumi:test::shop::aws:ec2/subnet:Subnet::outside',
      type: 'aws:ec2/subnet:Subnet',
      resourceName: 'outside',
      cause: { name: 'InvalidSubnet.Range' },
    });
  });

  it('creates nothing that depends on what failed, nor what is declared after the failure', async () => {
    const created: CreatedResource[] = [];

    const failing = run(
      () => {
        const bad = new aws.ec2.Vpc('bad', { cidrBlock: '10.6.0.0/8' });
        new aws.ec2.Subnet('in-bad', { vpcId: bad.id, cidrBlock: '10.6.1.0/24' });
      },
      { onCreated: (resource) => created.push(resource) },
    );

    await expect(failing).rejects.toMatchObject({ resourceName: 'bad' });
    expect(created).toEqual([]);
  });

  it('has told of all that was created when it rejects', async () => {
    const created: string[] = [];

    const failing = run(
      () => {
        new aws.ec2.Vpc('bad', { cidrBlock: '10.0.0.0/8' });
        new aws.ec2.Vpc('good', { cidrBlock: '10.7.0.0/16' });
      },
      { onCreated: ({ name }) => created.push(name) },
    );

    await expect(failing).rejects.toMatchObject({ resourceName: 'bad' });
    expect(created).toHaveLength((await countVpcs('10.7.0.0/16')) ?? -1);
  });

  it('refuses a resource of a type that it does not know, by name', async () => {
    const failing = run(() => {
      new aws.sqs.Queue('jobs');
    });

    await expect(failing).rejects.toMatchObject({
      code: 'UnknownResourceType',
      message: expect.stringMatching(
        /^Resource `jobs` \(aws:sqs\/queue:Queue\) is of a type that pulumi-local cannot/,
      ),
    });
  });

  it('refuses an input that it would have to ignore, and creates nothing for it', async () => {
    const failing = run(() => {
      new aws.ec2.Vpc('six', { cidrBlock: '10.8.0.0/16', assignGeneratedIpv6CidrBlock: true });
    });

    await expect(failing).rejects.toMatchObject({
      code: 'UnsupportedInput',
      message:
        'Resource `six` (aws:ec2/vpc:Vpc) has inputs that pulumi-local does not know: `assignGeneratedIpv6CidrBlock`',
    });
    expect(await countVpcs('10.8.0.0/16')).toBe(0);
  });

  it.each<[string, Program]>([
    ['read', () => void aws.ec2.Vpc.get('there', 'vpc-1')],
    ['imported', () => void new aws.ec2.Vpc('there', { cidrBlock: '10.9.0.0/16' }, { import: 'vpc-1' })],
  ])('refuses a resource that is to be %s: it only creates', async (how, program) => {
    await expect(run(program)).rejects.toMatchObject({
      code: 'UnsupportedInput',
      message: expect.stringContaining(`Resource \`there\` (aws:ec2/vpc:Vpc) is to be ${how}`),
    });
  });

  it('refuses another region, be it of a resource or of an explicit provider', async () => {
    const ofResource = run(
      () => void new aws.ec2.Vpc('far', { cidrBlock: '10.9.0.0/16', region: 'us-east-1' }),
    );
    const ofProvider = run(() => void new aws.Provider('far', { region: 'us-east-1' }));

    const refusal = { code: 'UnsupportedInput', resourceName: 'far' };
    await Promise.all([
      expect(ofResource).rejects.toMatchObject(refusal),
      expect(ofProvider).rejects.toMatchObject(refusal),
    ]);
  });

  it('creates what belongs to an explicit provider at the same endpoint', async () => {
    const { resources } = await run(() => {
      const provider = new aws.Provider('here', { region: 'eu-west-1' });
      new aws.ec2.Vpc('net', { cidrBlock: '10.10.0.0/16' }, { provider });
    });

    expect(resources.map(({ name }) => name)).toEqual(['here', 'net']);
  });

  it('passes on what the program throws, as it is', async () => {
    const thrown = new pulumi.InputPropertyError({ propertyPath: 'zones', reason: 'no' });

    await expect(run(() => Promise.reject(thrown))).rejects.toBe(thrown);
  });

  it('answers getAmi with the newest image of the owner', async () => {
    const { outputs } = await run(async () => {
      const image = await aws.ec2.getAmi({
        owners: ['137112412989'],
        mostRecent: true,
        filters: [{ name: 'name', values: ['al2022-ami-2022*'] }],
        nameRegex: 'arm64$',
      });
      return { id: image.id, name: image.name };
    });

    expect(outputs).toEqual({
      id: 'ami-0e9271c829888680e',
      name: 'al2022-ami-2022.0.20220728.1-kernel-5.15-arm64',
    });
  });

  it('names the function that has nothing to answer', async () => {
    const failing = run(() => aws.ec2.getAmi({ owners: ['000000000000'], mostRecent: true }));

    await expect(failing).rejects.toMatchObject({
      code: 'FunctionFailed',
      type: 'aws:ec2/getAmi:getAmi',
      message: expect.stringMatching(
        /^Function aws:ec2\/getAmi:getAmi failed: Expected one image .* found 0/,
      ),
    });
  });

  it('refuses a function that it does not know, by name', async () => {
    await expect(run(() => aws.getBillingServiceAccount())).rejects.toMatchObject({
      code: 'UnknownFunction',
      type: 'aws:index/getBillingServiceAccount:getBillingServiceAccount',
    });
  });

  it('finds what it created by getVpc, getSubnet, getSubnets, getRegion and getParameter', async () => {
    const { outputs } = await run(() => {
      const vpc = new aws.ec2.Vpc('net', { cidrBlock: '10.12.0.0/16', tags: { Name: 'found' } });
      const subnet = new aws.ec2.Subnet('a', {
        vpcId: vpc.id,
        cidrBlock: '10.12.1.0/24',
        tags: { Tier: 'x' },
      });
      const parameter = new aws.ssm.Parameter('p', { name: '/found/p', type: 'String', value: 'v' });
      return {
        vpc: aws.ec2.getVpcOutput({ id: vpc.id }).cidrBlock,
        byTag: aws.ec2.getSubnetOutput({
          vpcId: vpc.id,
          tags: { Tier: subnet.tags.apply((tags) => tags?.['Tier'] ?? '') },
        }).id,
        ids: aws.ec2.getSubnetsOutput({ filters: [{ name: 'subnet-id', values: [subnet.id] }] }).ids,
        region: aws.getRegionOutput().region,
        value: aws.ssm.getParameterOutput({ name: parameter.name }).value,
        subnet: subnet.id,
      };
    });

    const { subnet } = outputs;
    expect(outputs).toEqual({
      vpc: '10.12.0.0/16',
      byTag: subnet,
      ids: [subnet],
      region: 'eu-west-1',
      value: 'v',
      subnet,
    });
  });

  it('unwraps secrets on their way to AWS and to the caller, and keeps them secret in the program', async () => {
    const { outputs } = await run(() => {
      const parameter = new aws.ssm.Parameter('s', {
        name: '/s',
        type: 'String',
        value: pulumi.secret('hush'),
      });
      return { value: parameter.value, isSecret: pulumi.isSecret(parameter.value) };
    });

    expect(outputs).toEqual({ value: 'hush', isSecret: true });
  });

  it('gives the program its configuration, project and stack', async () => {
    const { outputs } = await run(
      () => ({
        name: new pulumi.Config().require('name'),
        list: new pulumi.Config('other').requireObject('list'),
        region: aws.config.region,
        project: pulumi.getProject(),
        stack: pulumi.getStack(),
      }),
      { config: { name: 'web', 'other:list': [1, 2] } },
    );

    expect(outputs).toEqual({
      name: 'web',
      list: [1, 2],
      region: 'eu-west-1',
      project: 'shop',
      stack: 'test',
    });
  });

  it('keeps runs apart that are under way at the same time', async () => {
    const program = () => {
      const cidrBlock = new pulumi.Config().require('cidr');
      return { stack: pulumi.getStack(), cidr: new aws.ec2.Vpc('net', { cidrBlock }).cidrBlock };
    };

    const results = await Promise.all([
      run(program, { stack: 'one', config: { cidr: '10.13.0.0/16' } }),
      run(program, { stack: 'two', config: { cidr: '10.14.0.0/16' } }),
    ]);

    expect(results.map(({ outputs }) => outputs)).toEqual([
      { stack: 'one', cidr: '10.13.0.0/16' },
      { stack: 'two', cidr: '10.14.0.0/16' },
    ]);
  });

  it('fails the run that failed, not one that is under way at the same time', async () => {
    const failing = run(() => void new aws.ec2.Vpc('bad', { cidrBlock: '10.0.0.0/8' }));
    const succeeding = run(() => ({ id: new aws.ec2.Vpc('net', { cidrBlock: '10.16.0.0/16' }).id }));

    await expect(failing).rejects.toMatchObject({ resourceName: 'bad' });
    await expect(succeeding).resolves.toMatchObject({ outputs: { id: expect.stringMatching(/^vpc-/) } });
  });

  it('makes the same names from the same program, and others from others', async () => {
    const nameIn = async (stack: string) => {
      const { outputs } = await run(
        () => {
          const vpc = new aws.ec2.Vpc('net', { cidrBlock: '10.17.0.0/16' });
          return { name: new aws.ec2.SecurityGroup('web', { vpcId: vpc.id }).name };
        },
        { stack },
      );
      return outputs['name'];
    };

    const names = [await nameIn('one'), await nameIn('one'), await nameIn('two')];

    expect(names[0]).toMatch(/^web-[0-9a-f]{7}$/);
    expect(names[1]).toBe(names[0]);
    expect(names[2]).not.toBe(names[0]);
  });

  it('hands on what the program logs', async () => {
    const logged: LogEntry[] = [];

    await run(() => pulumi.log.warn('careful'), { onLog: (entry) => logged.push(entry) });

    expect(logged.filter(({ severity }) => severity !== 'debug')).toEqual([
      { severity: 'warning', message: 'careful', urn: '' },
    ]);
  });
});
