import { createServer } from 'node:http';
import { once } from 'node:events';
import { EC2Client } from '@aws-sdk/client-ec2';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { Image } from '@aws-sdk/client-ec2';
import { writeAmiFile } from '../files/ami-file.js';
import type { AmiSource, FilterSource } from '../terms/ami-source.js';
import type { Ec2Port, SsmPort } from '../terms/ports.js';
import { awsError, createFakeEc2, createFakeSsm, createImage } from '../testing/packer-ami-fake-ports.js';
import { runLines, toLog } from '../testing/packer-ami-logs.js';
import { rejection } from '../testing/packer-ami-rejection.js';
import { createTempDir } from '../testing/packer-ami-temp-dir.js';
import { resolveAmi, type ResolveAmiOptions } from './resolve-ami.js';

const nowMs = Date.parse('2026-11-23T05:12:00.000Z');
const byId: AmiSource = { kind: 'id', imageId: 'ami-0a1' };

function resolve(source: AmiSource, options: Partial<ResolveAmiOptions> & { ec2: Ec2Port }) {
  return resolveAmi(source, { region: 'us-east-1', now: () => nowMs, ...options });
}

const resolveImage = (image: Image, options: Partial<ResolveAmiOptions> = {}) =>
  resolve(byId, { ec2: createFakeEc2([image]), ...options });

describe('resolveAmi by id', () => {
  it('answers what EC2 says about the image', async () => {
    const ec2 = createFakeEc2([createImage()]);

    const resolved = await resolve(byId, { ec2 });

    expect(ec2.inputs).toEqual([{ ImageIds: ['ami-0a1'], IncludeDeprecated: true }]);
    expect(resolved).toEqual({
      imageId: 'ami-0a1',
      name: 'web-7f3c2d1',
      architecture: 'x86_64',
      creationDate: '2026-11-23T05:00:00.000Z',
      region: 'us-east-1',
      ownerId: '123456789012',
      tags: { revision: '7f3c2d1' },
      source: {
        kind: 'id',
        from: 'given by its id',
        text: 'given by its id, built 12 min ago, revision 7f3c2d1',
        builtAtMs: nowMs - 12 * 60_000,
      },
    });
  });

  it.each(['', 'web', 'ami_0a1', 'ami-', 'i-0a1', 'ami-0a1,ami-0a2'])(
    'refuses the id %j without asking EC2',
    async (imageId) => {
      const ec2 = createFakeEc2();

      const error = await rejection(resolve({ kind: 'id', imageId }, { ec2 }));

      expect(error).toMatchObject({
        code: 'MalformedId',
        message: `The AMI is \`${imageId}\`, want an AMI id such as \`ami-0abcdef1234567890\``,
      });
      expect(ec2.inputs).toEqual([]);
    },
  );

  it.each([
    ['an empty answer', createFakeEc2([])],
    ['InvalidAMIID.NotFound', createFakeEc2(awsError('InvalidAMIID.NotFound'))],
  ])('takes %s for not found, and says where and what next', async (_what, ec2) => {
    expect(await rejection(resolve(byId, { ec2 }))).toMatchObject({
      code: 'NotFound',
      imageId: 'ami-0a1',
      region: 'us-east-1',
      message:
        'AMI `ami-0a1` does not exist in us-east-1, or is not shared with this account. See what there is: aws ec2 describe-images --region us-east-1 --owners self',
    });
  });

  it.each([
    ['InvalidAMIID.Malformed', 'MalformedId'],
    ['InvalidAMIID.Unavailable', 'NotAvailable'],
  ])('turns %s into %s and keeps the cause', async (name, code) => {
    const cause = awsError(name, 'Invalid id: "ami-0a1"');

    expect(await rejection(resolve(byId, { ec2: createFakeEc2(cause) }))).toMatchObject({
      code,
      cause,
      message: 'AMI `ami-0a1` in us-east-1: Invalid id: "ami-0a1"',
    });
  });

  it('throws what it does not know unchanged', async () => {
    const throttled = awsError('RequestLimitExceeded', 'InvalidAMIID.NotFound');

    expect(await rejection(resolve(byId, { ec2: createFakeEc2(throttled) }))).toBe(throttled);
  });

  it.each<[Image, ResolveAmiOptions['expect'], string, string]>([
    [
      createImage({ State: 'pending' }),
      {},
      'NotAvailable',
      'is pending, want available. Wait for it: aws ec2 wait image-available --region us-east-1 --image-ids ami-0a1',
    ],
    [
      createImage({ State: 'failed', StateReason: { Message: 'Snapshot failed' } }),
      {},
      'NotAvailable',
      'is failed (Snapshot failed), want available',
    ],
    [createImage({ State: 'disabled' }), {}, 'NotAvailable', 'is disabled, want available'],
    [createImage({ State: undefined }), {}, 'NotAvailable', 'is in no known state, want available'],
    [createImage(), { architecture: 'arm64' }, 'WrongArchitecture', 'is built for x86_64, want arm64'],
    [
      createImage({ Architecture: undefined }),
      { architecture: 'arm64' },
      'WrongArchitecture',
      'is built for unknown, want arm64',
    ],
    [
      createImage({ DeprecationTime: '2026-11-23T05:12:00.000Z' }),
      {},
      'Deprecated',
      'is deprecated since 2026-11-23T05:12:00.000Z',
    ],
  ])('refuses %j with %j', async (image, expected, code, text) => {
    const error = await rejection(resolveImage(image, { expect: expected }));

    expect(error).toMatchObject({
      code,
      message: expect.stringContaining(`AMI \`ami-0a1\` in us-east-1 ${text}`),
    });
  });

  it.each<[string, Partial<Image>, ResolveAmiOptions['expect']]>([
    ['will be deprecated in a second', { DeprecationTime: '2026-11-23T05:12:01.000Z' }, {}],
    [
      'is deprecated when that is allowed',
      { DeprecationTime: '2020-01-01T00:00:00.000Z' },
      { allowDeprecated: true },
    ],
    ['has the wanted architecture', { Architecture: 'arm64' }, { architecture: 'arm64' }],
  ])('accepts an image that %s', async (_what, image, expected) => {
    await expect(resolveImage(createImage(image), { expect: expected })).resolves.toMatchObject({
      imageId: 'ami-0a1',
    });
  });

  it('passes the signal on and rejects with its reason', async () => {
    const controller = new AbortController();
    const ec2: Ec2Port = {
      send: (_command, options) =>
        new Promise((_resolve, reject) => {
          options?.abortSignal?.addEventListener('abort', () => reject(awsError('AbortError')));
        }),
    };
    const resolving = rejection(resolve(byId, { ec2, signal: controller.signal }));

    controller.abort('enough');

    expect(await resolving).toBe('enough');
  });

  it('asks nothing when the signal was aborted before', async () => {
    const ec2 = createFakeEc2();

    expect(await rejection(resolve(byId, { ec2, signal: AbortSignal.abort('gone') }))).toBe('gone');
    expect(ec2.inputs).toEqual([]);
  });
});

describe('resolveAmi by SSM parameter', () => {
  it.each(['/web/ami', 'resolve:ssm:/web/ami'])('takes the value of %s', async (name) => {
    const ssm = createFakeSsm('ami-0a1\n');

    const { source } = await resolve({ kind: 'ssm', name }, { ec2: createFakeEc2([createImage()]), ssm });

    expect(ssm.names).toEqual(['/web/ami']);
    expect(source).toMatchObject({ kind: 'ssm', parameter: '/web/ami', from: 'from SSM parameter /web/ami' });
  });

  it('says which parameter holds what instead of an id', async () => {
    const ssm = createFakeSsm('{"image_id":"ami-0a1"}');

    expect(
      await rejection(resolve({ kind: 'ssm', name: '/x' }, { ec2: createFakeEc2(), ssm })),
    ).toMatchObject({
      code: 'MalformedId',
      message: expect.stringContaining(
        'SSM parameter `/x` in us-east-1 is `{"image_id":"ami-0a1"}`, want an AMI id',
      ),
    });
  });

  it.each(['ParameterNotFound', 'ParameterVersionNotFound'])('recognises %s by its name', async (name) => {
    const ssm = createFakeSsm(awsError(name));

    expect(
      await rejection(resolve({ kind: 'ssm', name: '/x' }, { ec2: createFakeEc2(), ssm })),
    ).toMatchObject({
      code: 'ParameterNotFound',
      message: expect.stringContaining('SSM parameter `/x` does not exist in us-east-1'),
    });
  });

  it('throws what it does not know unchanged', async () => {
    const denied = awsError('AccessDeniedException');

    const error = await rejection(
      resolve({ kind: 'ssm', name: '/x' }, { ec2: createFakeEc2(), ssm: createFakeSsm(denied) }),
    );

    expect(error).toBe(denied);
  });

  it('wants a client', async () => {
    expect(await rejection(resolve({ kind: 'ssm', name: '/x' }, { ec2: createFakeEc2() }))).toMatchObject({
      code: 'InvalidOption',
    });
  });
});

describe('resolveAmi by filter', () => {
  const source: FilterSource = {
    kind: 'filter',
    owners: ['self'],
    name: 'web-*',
    filters: { 'tag:service': ['web'] },
  };

  it('asks for available images of the owners, over all pages, and takes the newest', async () => {
    const ec2 = createFakeEc2(
      [createImage({ ImageId: 'ami-01', CreationDate: '2026-11-20T00:00:00.000Z' })],
      [createImage({ ImageId: 'ami-02', CreationDate: '2026-11-22T00:00:00.000Z' })],
      [createImage({ ImageId: 'ami-03', CreationDate: '2026-11-21T00:00:00.000Z' })],
    );

    const { imageId, source: origin } = await resolve(source, { ec2, expect: { architecture: 'x86_64' } });

    expect(imageId).toBe('ami-02');
    expect(origin.from).toBe('newest of `name=web-* tag:service=web` owned by self');
    expect(ec2.inputs.map(({ NextToken }) => NextToken)).toEqual([undefined, 'page-1', 'page-2']);
    expect(ec2.inputs[0]).toMatchObject({
      Owners: ['self'],
      IncludeDeprecated: false,
      Filters: [
        { Name: 'tag:service', Values: ['web'] },
        { Name: 'name', Values: ['web-*'] },
        { Name: 'architecture', Values: ['x86_64'] },
        { Name: 'state', Values: ['available'] },
      ],
    });
  });

  it('refuses to choose between images of the same instant, and names them', async () => {
    const older = createImage({ ImageId: 'ami-00', CreationDate: '2026-11-20T00:00:00.000Z' });
    const images = ['ami-02', 'ami-01'].map((ImageId) => createImage({ ImageId, Name: `web-${ImageId}` }));

    expect(await rejection(resolve(source, { ec2: createFakeEc2([older, ...images]) }))).toMatchObject({
      code: 'Ambiguous',
      message:
        '`name=web-* tag:service=web` owned by self matches 2 images of the same instant in us-east-1: `ami-02` (web-ami-02) and `ami-01` (web-ami-01). Give the id of the one to take, or a narrower name',
      choices: [
        { imageId: 'ami-02', name: 'web-ami-02' },
        { imageId: 'ami-01', name: 'web-ami-01' },
      ],
    });
  });

  it('refuses to choose between architectures, whichever is newer', async () => {
    const images = [
      createImage({ ImageId: 'ami-01', CreationDate: '2026-11-20T00:00:00.000Z' }),
      createImage({ ImageId: 'ami-02', Name: 'web-arm', Architecture: 'arm64' }),
      createImage({ ImageId: 'ami-03', CreationDate: '2026-11-22T00:00:00.000Z' }),
    ];

    expect(await rejection(resolve(source, { ec2: createFakeEc2(images) }))).toMatchObject({
      code: 'Ambiguous',
      message: expect.stringContaining(
        'matches images of arm64 and x86_64 in us-east-1: `ami-02` (web-arm) and `ami-03` (web-7f3c2d1). Name the one to take: --architecture NAME',
      ),
    });
  });

  it('verifies what an endpoint answers beside the filters', async () => {
    const ec2 = createFakeEc2([createImage({ State: 'pending' })]);

    expect(await rejection(resolve(source, { ec2 }))).toMatchObject({ code: 'NotAvailable' });
  });

  it.each([[[]], [['']], [['self', ' ']]])('refuses the owners %j', async (owners) => {
    expect(await rejection(resolve({ ...source, owners }, { ec2: createFakeEc2() }))).toMatchObject({
      code: 'OwnersRequired',
    });
  });

  it('refuses owners without a name and filters', async () => {
    const any: AmiSource = { kind: 'filter', owners: ['self'] };

    expect(await rejection(resolve(any, { ec2: createFakeEc2() }))).toMatchObject({ code: 'InvalidOption' });
  });

  it('says what matched nothing', async () => {
    const error = await rejection(
      resolve(source, { ec2: createFakeEc2([]), expect: { architecture: 'arm64' } }),
    );

    expect(error).toMatchObject({
      code: 'NotFound',
      message:
        'No arm64 available image in us-east-1 matches `name=web-* tag:service=web` owned by self. See what there is: aws ec2 describe-images --region us-east-1 --owners self',
    });
  });
});

describe('resolveAmi from files', () => {
  it('verifies the AMI of a Packer log and says where it came from', async () => {
    await using dir = await createTempDir();
    const path = await dir.write('build.log', toLog(...runLines({ made: { web: 'us-east-1:ami-0a1' } })));
    const ec2 = createFakeEc2([createImage()]);

    const { source } = await resolve(
      { kind: 'packer-log', path },
      { ec2, now: () => 1_795_411_771_000 + 60_000 },
    );

    expect(source).toEqual({
      kind: 'packer-log',
      path,
      build: 'web',
      builtAtMs: 1_795_411_771_000,
      from: `from packer log ${path}`,
      text: `from packer log ${path}, built 60 s ago, revision 7f3c2d1`,
    });
  });

  it('reads back what was written', async () => {
    await using dir = await createTempDir();
    const path = `${dir.path}/ami.auto.tfvars.json`;
    await writeAmiFile(path, await resolveImage(createImage()));

    const { imageId, source } = await resolve(
      { kind: 'ami-file', path },
      { ec2: createFakeEc2([createImage()]) },
    );

    expect([imageId, source.text]).toEqual([
      'ami-0a1',
      `from ${path} (given by its id), built 12 min ago, revision 7f3c2d1`,
    ]);
  });
});

describe('the ports', () => {
  it('take the clients of the SDK, whose errors have the names that are looked for', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(400, { 'content-type': 'text/xml' });
      response.end(
        '<Response><Errors><Error><Code>InvalidAMIID.NotFound</Code><Message>no</Message></Error></Errors><RequestID>r</RequestID></Response>',
      );
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const config = {
      region: 'us-east-1',
      endpoint: `http://127.0.0.1:${port}`,
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    };
    const ec2 = new EC2Client(config);
    const ssm: SsmPort = new SSMClient(config);

    const error = await rejection(resolve(byId, { ec2, ssm }));

    expect(error).toMatchObject({ code: 'NotFound', cause: { name: 'InvalidAMIID.NotFound' } });
    ec2.destroy();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
});

describe('without a clock and without types', () => {
  it('takes the time of this machine', async () => {
    const ec2 = createFakeEc2([
      createImage({ ImageId: 'ami-0a1', CreationDate: '2020-01-01T00:00:00.000Z' }),
    ]);

    const { source } = await resolveAmi({ kind: 'id', imageId: 'ami-0a1' }, { ec2, region: 'us-east-1' });

    expect(source.text).toMatch(/built .*(?:day|year|d|y)/);
  });

  it('names the kinds of sources that there are', async () => {
    const source = { kind: 'packer', path: 'x' } as unknown as AmiSource; // as a program without types says it

    await expect(resolveAmi(source, { ec2: createFakeEc2([]), region: 'us-east-1' })).rejects.toMatchObject({
      code: 'InvalidOption',
      message:
        'Expected `kind` of the source to be id, ami-file, packer-log, packer-manifest, ssm or filter, got `packer`',
    });
  });
});
