import { AwsError } from '../../service/aws-error.js';
import type { ServiceName } from '../../service/service.js';
import type { Call } from './call.js';

/**
 * Too many requests, in the words of each service.
 * @see https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html
 */
export function throttled(service: ServiceName): AwsError {
  if (service === 'ec2') return new AwsError('RequestLimitExceeded', 'Request limit exceeded.', 503);
  return new AwsError(service === 'ssm' ? 'ThrottlingException' : 'Throttling', 'Rate exceeded');
}

/** A failure of the service: 500, or 503 when it is overloaded. */
export function serverError({ service, internalError }: Call, status: 500 | 503 = 500): AwsError {
  if (status === 500) return internalError();
  return service === 'ec2'
    ? new AwsError('Unavailable', "The server is overloaded and can't handle the request.", 503)
    : new AwsError(
        'ServiceUnavailable',
        'The request has failed due to a temporary failure of the server.',
        503,
      );
}

/** The session's credentials are over. */
export function expiredToken(service: ServiceName): AwsError {
  if (service === 'ec2') return new AwsError('RequestExpired', 'Request has expired.');
  const message = 'The security token included in the request is expired';
  return service === 'ssm'
    ? new AwsError('ExpiredTokenException', message)
    : new AwsError('ExpiredToken', message, 403);
}
