import { AwsError } from './aws-error.js';
import type { ServiceName } from './service.js';

/** The caller lacks a permission; `resource` is `*` unless said. */
export function accessDenied(
  { service, operation }: { readonly service: ServiceName; readonly operation: string },
  account: string,
): AwsError {
  if (service === 'ec2')
    return new AwsError('UnauthorizedOperation', 'You are not authorized to perform this operation.', 403);
  const code = service === 'ssm' ? 'AccessDeniedException' : 'AccessDenied';
  const action = `${prefixOf(service)}:${operation}`;
  const text = `User: arn:aws:iam::${account}:root is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`;
  return new AwsError(code, text, service === 'ssm' ? 400 : 403);
}

/** Where policies write another name. */
const prefixes: Partial<Record<ServiceName, string>> = {
  elb: 'elasticloadbalancing',
  elbv2: 'elasticloadbalancing',
};

/** As policies write the service. */
const prefixOf = (service: ServiceName) => prefixes[service] ?? service;
