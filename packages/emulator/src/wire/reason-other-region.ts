import type { WireModel } from './model/model.js';
import type { CredentialScope } from './signature/credential-scope.js';

/** Services that AWS has once for all regions, or once beside each region's own: clients sign for this one. */
const GLOBAL_SERVICES = ['iam', 'sts'];
const GLOBAL_REGION = 'us-east-1';

/** Why a request for another region is not answered, so that nobody takes this region's answer for that one's. */
export function reasonOtherRegion(
  scope: CredentialScope | undefined,
  { service }: Pick<WireModel, 'service'>,
  region: string,
): string | undefined {
  if (scope?.region === undefined || scope.region === region) return undefined;
  if (scope.region === GLOBAL_REGION && GLOBAL_SERVICES.includes(service)) return undefined;
  return (
    `Credential should be scoped to a valid region. The request is signed for ${scope.region}, and this emulator is ` +
    `${region} alone: set AWS_REGION=${region}, or start an emulator of that region.`
  );
}
