import type { CreateListenerInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../service/aws-error.js';
import type { CertificatePort } from '../../service/ports.js';
import { validationError } from '../errors.js';
import type { ListenerProtocol } from '../protocols.js';
import type { ListenerRecord } from '../state.js';
import { readAlpnPolicy } from './alpn-policies.js';
import { sslPolicies } from './ssl-policies.js';

type Encryption = Pick<ListenerRecord, 'certificates' | 'sslPolicy' | 'alpnPolicy'>;
type Input = Pick<CreateListenerInput, 'Certificates' | 'SslPolicy' | 'AlpnPolicy'>;

interface Ground {
  readonly protocol: ListenerProtocol;
  readonly certificates: CertificatePort;
  readonly previous?: Encryption;
}

/** The policy of a listener that names none. */
const defaultPolicy = 'ELBSecurityPolicy-2016-08';

/** What a listener encrypts with. Throws `AwsError`: `ValidationError`, `CertificateNotFound`, `SSLPolicyNotFound`. */
export function readEncryption(input: Input, { protocol, certificates, previous }: Ground): Encryption {
  const given = (input.Certificates ?? []).flatMap(({ CertificateArn }) => CertificateArn ?? []);
  if (protocol === 'HTTP' || protocol === 'TCP') {
    if (given.length === 0) return { certificates: [], sslPolicy: undefined, alpnPolicy: [] };
    throw validationError(`Certificates cannot be specified for a listener with protocol '${protocol}'`);
  }
  if (given.length > 1) throw validationError('A listener has exactly one default certificate');
  const [arn] = given.length > 0 ? given : (previous?.certificates ?? []);
  if (arn === undefined) throw validationError(`A certificate must be specified for ${protocol} listeners`);
  checkCertificate(certificates, arn);
  const further = (previous?.certificates ?? []).slice(1).filter((one) => one !== arn);
  return {
    certificates: [arn, ...further],
    sslPolicy: checkedPolicy(input.SslPolicy ?? previous?.sslPolicy ?? defaultPolicy),
    alpnPolicy: readAlpnPolicy(input.AlpnPolicy ?? previous?.alpnPolicy ?? [], protocol),
  };
}

/** Throws `AwsError` `CertificateNotFound`. */
export function checkCertificate(certificates: CertificatePort, arn: string): void {
  if (certificates.get(arn) === undefined)
    throw new AwsError('CertificateNotFound', `Certificate '${arn}' not found`);
}

function checkedPolicy(name: string): string {
  if (sslPolicies.includes(name)) return name;
  throw new AwsError('SSLPolicyNotFound', `SSL policy '${name}' not found`);
}
