import { X509Certificate } from 'node:crypto';
import { createIssuer } from './create-issuer.js';
import { readCertificate } from './read-certificate.js';
import type { KeyAlgorithm } from './server-certificate.js';

const now = new Date('2026-11-27T10:11:12.345Z');
const domainNames = ['example.com', '*.example.com'];

describe('createIssuer', () => {
  it.each<KeyAlgorithm>(['RSA_1024', 'RSA_2048', 'EC_prime256v1', 'EC_secp384r1', 'EC_secp521r1'])(
    'issues a certificate of a key %s that OpenSSL reads and whose root has signed it',
    async (keyAlgorithm) => {
      const pem = await createIssuer()({ domainNames, keyAlgorithm, now });

      const read = readCertificate(pem);
      expect(read).toMatchObject({ kind: 'read', certificate: { domainNames, keyAlgorithm } });
      expect(new X509Certificate(pem.certificate).checkHost('a.example.com')).toBe('*.example.com');
    },
  );

  it('issues by one root for each kind of key', async () => {
    const issue = createIssuer();
    const roots = async (keyAlgorithm: KeyAlgorithm) =>
      (await issue({ domainNames, keyAlgorithm, now })).chain;

    const [first, second, other] = [
      await roots('EC_prime256v1'),
      await roots('EC_secp384r1'),
      await roots('RSA_1024'),
    ];

    expect(second).toBe(first);
    expect(other).not.toBe(first);
  });

  it('lets only the root sign others, and shows which key has signed', async () => {
    const { certificate, chain = '' } = await createIssuer()({
      domainNames,
      keyAlgorithm: 'EC_prime256v1',
      now,
    });

    const [server, root] = [new X509Certificate(certificate), new X509Certificate(chain)];
    // OpenSSL compares the identifiers of the keys here.
    expect(server.checkIssued(root)).toBe(true);
    expect([server.ca, root.ca]).toEqual([false, true]);
    expect(server.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']);
    expect(root.checkHost('example.com')).toBeUndefined();
  });

  it.each([
    ['2026-11-27T10:11:12.345Z', 'Nov 27 00:00:00 2026 GMT', 'Dec 27 10:11:12 2027 GMT'],
    // From 2050 on the year has four digits.
    ['2049-12-31T23:59:59.000Z', 'Dec 31 00:00:00 2049 GMT', 'Jan 30 23:59:59 2051 GMT'],
  ])('at %s is valid from %s to %s', async (moment, from, to) => {
    const { certificate } = await createIssuer()({
      domainNames,
      keyAlgorithm: 'EC_prime256v1',
      now: new Date(moment),
    });

    const { validFrom, validTo } = new X509Certificate(certificate);
    expect([validFrom, validTo]).toEqual([from, to]);
  });

  it('gives every certificate a positive serial number of its own', async () => {
    const issue = createIssuer();
    const serials = new Set<string>();

    for (let index = 0; index < 20; index += 1) {
      const { certificate } = await issue({ domainNames, keyAlgorithm: 'EC_prime256v1', now });
      serials.add(new X509Certificate(certificate).serialNumber);
    }

    expect(serials.size).toBe(20);
    for (const serial of serials) expect(serial).toMatch(/^[4-7][0-9A-F]{17}$/);
  });
});
