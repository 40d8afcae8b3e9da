import type { TrafficSourceIdentifier } from '@aws-sdk/client-auto-scaling';
import { validationError } from '../requests/errors.js';
import { sourceType } from './source-type.js';

/** As the API's reference says. */
const mostInACall = 10;

/**
 * The sources that a request names; a type that it leaves out is read off the identifier.
 * @throws AwsError `ValidationError` for another type, for one that does not fit, and for too many
 */
export function readSources(sources: readonly TrafficSourceIdentifier[]): readonly string[] {
  if (sources.length > mostInACall)
    throw validationError(`A request may name ${mostInACall} traffic sources, not ${sources.length}`);
  return sources.map(readSource);
}

function readSource({ Identifier = '', Type }: TrafficSourceIdentifier): string {
  const type = sourceType(Identifier);
  if (Type === undefined || Type === type) return Identifier;
  throw validationError(`The traffic source ${Identifier} is not of type ${Type}`);
}
