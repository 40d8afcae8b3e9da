import { X509Certificate } from 'node:crypto';
import {
  ACMClient,
  AddTagsToCertificateCommand,
  DeleteCertificateCommand,
  DescribeCertificateCommand,
  GetCertificateCommand,
  ImportCertificateCommand,
  ListCertificatesCommand,
  ListTagsForCertificateCommand,
  RemoveTagsFromCertificateCommand,
  RequestCertificateCommand,
  ResourceInUseException,
  ResourceNotFoundException,
  type Filters,
  type ListCertificatesCommandInput,
  type RequestCertificateCommandInput,
} from '@aws-sdk/client-acm';
import {
  ElasticLoadBalancingClient,
  CreateLoadBalancerCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import { createIssuer } from '../certificates/create-issuer.js';
import { createEmulator } from '../create-emulator.js';
import type { Emulator } from '../emulator.js';

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const bytes = (text: string) => new TextEncoder().encode(text);

describe('ACM', () => {
  let emulator: Emulator;
  let acm: ACMClient;

  beforeEach(async () => {
    emulator = await createEmulator({ instances: 'simulated' });
    acm = new ACMClient({ endpoint: emulator.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
  });

  afterEach(() => emulator.close());

  async function request(input: Partial<RequestCertificateCommandInput> = {}): Promise<string> {
    const { CertificateArn = '' } = await acm.send(
      new RequestCertificateCommand({
        DomainName: 'example.com',
        KeyAlgorithm: 'EC_prime256v1',
        ValidationMethod: 'DNS',
        ...input,
      }),
    );
    return CertificateArn;
  }

  const described = async (CertificateArn: string) =>
    (await acm.send(new DescribeCertificateCommand({ CertificateArn }))).Certificate;

  const pem = (...domainNames: string[]) =>
    createIssuer()({ domainNames, keyAlgorithm: 'EC_prime256v1', now: new Date() });

  it('issues at once a certificate that its chain has signed', async () => {
    const arn = await request({ SubjectAlternativeNames: ['*.example.com'] });

    const { Certificate = '', CertificateChain = '' } = await acm.send(
      new GetCertificateCommand({ CertificateArn: arn }),
    );
    const certificate = new X509Certificate(Certificate);
    expect(arn).toMatch(/^arn:aws:acm:us-east-1:123456789012:certificate\/[0-9a-f-]{36}$/);
    expect(certificate.subjectAltName).toBe('DNS:example.com, DNS:*.example.com');
    expect(certificate.verify(new X509Certificate(CertificateChain).publicKey)).toBe(true);
  });

  it('describes it with the DNS record that would have validated it, one for a wildcard and its parent', async () => {
    const arn = await request({ SubjectAlternativeNames: ['*.example.com', 'www.example.com'] });

    const found = await described(arn);
    const names = found?.DomainValidationOptions?.map(({ ResourceRecord }) => ResourceRecord?.Name);
    expect(found).toMatchObject({
      DomainName: 'example.com',
      Status: 'ISSUED',
      Type: 'AMAZON_ISSUED',
      KeyAlgorithm: 'EC_prime256v1',
      InUseBy: [],
      Options: { CertificateTransparencyLoggingPreference: 'ENABLED' },
    });
    expect(names?.[0]).toMatch(/^_[0-9a-f]{32}\.example\.com\.$/);
    expect(names?.[1]).toBe(names?.[0]);
    expect(names?.[2]).toMatch(/\.www\.example\.com\.$/);
    expect(found?.DomainValidationOptions?.[0]).toMatchObject({
      ValidationStatus: 'SUCCESS',
      ResourceRecord: { Type: 'CNAME', Value: expect.stringMatching(/\.acm-validations\.aws\.$/) },
    });
  });

  it('answers the same token with the same certificate', async () => {
    const first = await request({ IdempotencyToken: 'once' });

    expect([await request({ IdempotencyToken: 'once' }), await request()]).toEqual([
      first,
      expect.not.stringContaining(first),
    ]);
  });

  it('imports a certificate, and another in its place', async () => {
    const first = await pem('example.com');
    const second = await pem('example.org', 'www.example.org');
    const imported = ({ certificate, privateKey, chain = '' }: typeof first) => ({
      Certificate: bytes(certificate),
      PrivateKey: bytes(privateKey),
      CertificateChain: bytes(chain),
    });
    const { CertificateArn = '' } = await acm.send(new ImportCertificateCommand(imported(first)));

    await acm.send(new ImportCertificateCommand({ ...imported(second), CertificateArn }));

    expect(await described(CertificateArn)).toMatchObject({
      Type: 'IMPORTED',
      DomainName: 'example.org',
      SubjectAlternativeNames: ['example.org', 'www.example.org'],
      Issuer: 'CN=Emulated EC Root',
    });
  });

  it('refuses to import what is not whole', async () => {
    const { certificate, privateKey, chain } = await pem('example.com');
    const other = await pem('example.com');
    const refusal = async (Certificate: string, PrivateKey: string, CertificateChain = chain ?? '') => {
      const input = {
        Certificate: bytes(Certificate),
        PrivateKey: bytes(PrivateKey),
        CertificateChain: bytes(CertificateChain),
      };
      const error: unknown = await acm.send(new ImportCertificateCommand(input)).catch((reason) => reason);
      return error instanceof Error ? `${error.name}: ${error.message}` : 'none';
    };

    expect(await refusal('x', privateKey)).toMatch(/^ValidationException.*X\.509/);
    expect(await refusal(`${certificate}\n${other.certificate}`, privateKey)).toMatch(/more than one/);
    expect(await refusal(certificate, 'x')).toMatch(/passphrase/);
    expect(await refusal(certificate, other.privateKey)).toMatch(/does not match/);
    expect(await refusal(certificate, privateKey, other.chain)).toMatch(/chain/);
  });

  it('keeps a certificate that a listener shows', async () => {
    const arn = await request();
    const elb = new ElasticLoadBalancingClient({
      endpoint: emulator.endpoint,
      region: 'us-east-1',
      credentials,
    });
    await elb.send(
      new CreateLoadBalancerCommand({
        LoadBalancerName: 'web',
        AvailabilityZones: ['us-east-1a'],
        Listeners: [{ Protocol: 'HTTPS', LoadBalancerPort: 443, InstancePort: 80, SSLCertificateId: arn }],
      }),
    );

    const deleted = acm.send(new DeleteCertificateCommand({ CertificateArn: arn }));

    await expect(deleted).rejects.toBeInstanceOf(ResourceInUseException);
    expect((await described(arn))?.InUseBy).toEqual([
      'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/web',
    ]);
  });

  it('deletes one that nothing shows', async () => {
    const arn = await request();

    await acm.send(new DeleteCertificateCommand({ CertificateArn: arn }));

    await expect(described(arn)).rejects.toBeInstanceOf(ResourceNotFoundException);
  });

  it('lists those of RSA unless key types are named, in pages', async () => {
    const rsa = await request({ KeyAlgorithm: 'RSA_2048' });
    const curve = await request();
    const list = async (input: ListCertificatesCommandInput) => {
      const { CertificateSummaryList = [], NextToken } = await acm.send(new ListCertificatesCommand(input));
      return { arns: CertificateSummaryList.map(({ CertificateArn }) => CertificateArn), NextToken };
    };
    const Includes: Filters = { keyTypes: ['RSA_2048', 'EC_prime256v1'] };

    const first = await list({ Includes, MaxItems: 1 });
    const second = await list({ Includes, NextToken: first.NextToken });

    expect((await list({})).arns).toEqual([rsa]);
    expect([first.arns, second.arns]).toEqual([[rsa], [curve]]);
  });

  it('keeps tags', async () => {
    const CertificateArn = await request({ Tags: [{ Key: 'a', Value: '1' }] });

    await acm.send(new AddTagsToCertificateCommand({ CertificateArn, Tags: [{ Key: 'b', Value: '2' }] }));
    await acm.send(
      new RemoveTagsFromCertificateCommand({
        CertificateArn,
        Tags: [{ Key: 'a' }, { Key: 'b', Value: '3' }],
      }),
    );

    const { Tags } = await acm.send(new ListTagsForCertificateCommand({ CertificateArn }));
    expect(Tags).toEqual([{ Key: 'b', Value: '2' }]);
  });

  it.each([
    ['a name that is none', { DomainName: 'no name' }, 'ValidationException'],
    [
      'eleven names',
      { SubjectAlternativeNames: Array.from({ length: 10 }, (_, index) => `www${index}.example.com`) },
      'LimitExceededException',
    ],
  ])('refuses %s', async (_what, input, name) => {
    await expect(request(input)).rejects.toMatchObject({ name });
  });
});
