const AUTHORIZATION = /^AWS4-[A-Z0-9-]+ .*Credential=([^,\s]+)/;

/**
 * What is missing of a request's signature, if anything. This checks no signature, it only finds clients
 * that were given no credentials, as they would be found on AWS.
 */
export function signatureGap(
  authorization: string | undefined,
  form: URLSearchParams,
): 'missing' | 'incomplete' | undefined {
  if (authorization === undefined) return isPresigned(form) ? undefined : 'missing';
  const isComplete = AUTHORIZATION.test(authorization) && authorization.includes('Signature=');
  return isComplete ? undefined : 'incomplete';
}

const isPresigned = (form: URLSearchParams) => form.has('X-Amz-Signature') || form.has('Signature');

/** What a request was signed for. */
export interface CredentialScope {
  readonly service: string;
  /** None where a signature counts in several regions (SigV4A). */
  readonly region: string | undefined;
}

/** What the request was signed for, if it says so. */
export function credentialScope(
  authorization: string | undefined,
  form: URLSearchParams,
): CredentialScope | undefined {
  const [end, service, region, date] = credentialOf(authorization, form).split('/').reverse();
  if (end === undefined || service === undefined) return undefined;
  return { service, region: region !== undefined && DATE.test(date ?? '') ? region : undefined };
}

/** The key that a request says it was signed with, if it names one. */
export function accessKeyIdOf(authorization: string | undefined, form: URLSearchParams): string | undefined {
  const [accessKeyId = ''] = credentialOf(authorization, form).split('/');
  return accessKeyId === '' ? undefined : accessKeyId;
}

const credentialOf = (authorization: string | undefined, form: URLSearchParams): string =>
  AUTHORIZATION.exec(authorization ?? '')?.[1] ?? form.get('X-Amz-Credential') ?? '';

const DATE = /^\d{8}$/;
