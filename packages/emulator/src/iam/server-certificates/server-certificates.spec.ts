import {
  CreateLoadBalancerCommand,
  DeleteLoadBalancerCommand,
  ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  DeleteConflictException,
  DeleteServerCertificateCommand,
  GetServerCertificateCommand,
  IAMClient,
  KeyPairMismatchException,
  ListServerCertificatesCommand,
  ListServerCertificateTagsCommand,
  MalformedCertificateException,
  NoSuchEntityException,
  TagServerCertificateCommand,
  UntagServerCertificateCommand,
  UpdateServerCertificateCommand,
  UploadServerCertificateCommand,
} from '@aws-sdk/client-iam';
import { createIssuer } from '../../certificates/create-issuer.js';
import type { CertificatePem } from '../../certificates/server-certificate.js';
import { createEmulator } from '../../create-emulator.js';
import type { Emulator } from '../../emulator.js';

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

describe('IAM server certificates', () => {
  let emulator: Emulator;
  let iam: IAMClient;
  let pem: CertificatePem;

  beforeEach(async () => {
    emulator = await createEmulator({ instances: 'simulated' });
    iam = new IAMClient({ endpoint: emulator.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
    pem = await createIssuer()({
      domainNames: ['example.com'],
      keyAlgorithm: 'EC_prime256v1',
      now: new Date(),
    });
  });

  afterEach(() => emulator.close());

  const upload = (changes: Partial<CertificatePem> = {}) => {
    const { certificate, privateKey, chain } = { ...pem, ...changes };
    return iam.send(
      new UploadServerCertificateCommand({
        ServerCertificateName: 'web',
        Path: '/team/',
        CertificateBody: `${certificate}\n`,
        PrivateKey: privateKey,
        CertificateChain: chain,
        Tags: [{ Key: 'a', Value: '1' }],
      }),
    );
  };

  it('keeps what was uploaded, without showing the key', async () => {
    await upload();

    const { ServerCertificate } = await iam.send(
      new GetServerCertificateCommand({ ServerCertificateName: 'web' }),
    );
    const { ServerCertificateMetadataList } = await iam.send(
      new ListServerCertificatesCommand({ PathPrefix: '/team/' }),
    );
    expect(ServerCertificate).toMatchObject({
      CertificateBody: pem.certificate.trim(),
      CertificateChain: pem.chain?.trim(),
      Tags: [{ Key: 'a', Value: '1' }],
      ServerCertificateMetadata: {
        Arn: 'arn:aws:iam::123456789012:server-certificate/team/web',
        ServerCertificateId: expect.stringMatching(/^ASCA[A-Z2-7]{17}$/),
        Expiration: expect.any(Date),
      },
    });
    expect(ServerCertificateMetadataList?.map(({ Path }) => Path)).toEqual(['/team/']);
  });

  it('refuses what is no certificate, and a key of another', async () => {
    const other = await createIssuer()({
      domainNames: ['example.com'],
      keyAlgorithm: 'EC_prime256v1',
      now: new Date(),
    });

    await expect(upload({ certificate: 'x' })).rejects.toBeInstanceOf(MalformedCertificateException);
    await expect(upload({ privateKey: other.privateKey })).rejects.toBeInstanceOf(KeyPairMismatchException);
  });

  it('keeps one that a listener shows, and deletes it after', async () => {
    const { ServerCertificateMetadata } = await upload();
    const elb = new ElasticLoadBalancingClient({
      endpoint: emulator.endpoint,
      region: 'us-east-1',
      credentials,
    });
    const remove = () => iam.send(new DeleteServerCertificateCommand({ ServerCertificateName: 'web' }));
    await elb.send(
      new CreateLoadBalancerCommand({
        LoadBalancerName: 'web',
        AvailabilityZones: ['us-east-1a'],
        Listeners: [
          {
            Protocol: 'SSL',
            LoadBalancerPort: 443,
            InstancePort: 80,
            SSLCertificateId: ServerCertificateMetadata?.Arn,
          },
        ],
      }),
    );

    await expect(remove()).rejects.toBeInstanceOf(DeleteConflictException);
    await elb.send(new DeleteLoadBalancerCommand({ LoadBalancerName: 'web' }));
    await remove();

    await expect(remove()).rejects.toBeInstanceOf(NoSuchEntityException);
  });

  it('takes another name, path and tags', async () => {
    await upload();

    await iam.send(
      new UpdateServerCertificateCommand({
        ServerCertificateName: 'web',
        NewServerCertificateName: 'shop',
        NewPath: '/',
      }),
    );
    await iam.send(
      new TagServerCertificateCommand({ ServerCertificateName: 'shop', Tags: [{ Key: 'b', Value: '2' }] }),
    );
    await iam.send(new UntagServerCertificateCommand({ ServerCertificateName: 'shop', TagKeys: ['a'] }));

    const { Tags } = await iam.send(new ListServerCertificateTagsCommand({ ServerCertificateName: 'shop' }));
    const { ServerCertificate } = await iam.send(
      new GetServerCertificateCommand({ ServerCertificateName: 'shop' }),
    );
    expect(Tags).toEqual([{ Key: 'b', Value: '2' }]);
    expect(ServerCertificate?.ServerCertificateMetadata?.Arn).toBe(
      'arn:aws:iam::123456789012:server-certificate/shop',
    );
  });
});
