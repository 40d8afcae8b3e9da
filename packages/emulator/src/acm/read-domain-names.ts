import { AwsError } from '../service/aws-error.js';

const mostNames = 10;

/** `example.com` or `*.example.com`, labels of 63 characters at most. */
const domainName = /^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/;

/** The names of a request, the certificate's own first. Throws `AwsError`: `ValidationException`, `LimitExceededException`. */
export function readDomainNames(own: string, alternatives: readonly string[]): readonly string[] {
  const names = [...new Set([own, ...alternatives].map((name) => name.toLowerCase()))];
  const wrong = names.find((name) => name.length > 253 || !domainName.test(name));
  if (wrong !== undefined)
    throw new AwsError('ValidationException', `The domain name '${wrong}' is not a valid domain name.`);
  if (names.length <= mostNames) return names;
  throw new AwsError('LimitExceededException', `A certificate can have ${mostNames} domain names.`);
}
