import type { TrafficSourceIdentifier } from '@aws-sdk/client-auto-scaling';
import { notEmulated, validationError } from '../errors.js';
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
  if (Identifier.startsWith('arn:') && Identifier.includes(':vpc-lattice:'))
    throw notEmulated('A VPC Lattice target group', 'attach a load balancer or a target group of one.');
  const type = sourceType(Identifier);
  if (Type === undefined || Type === type) return Identifier;
  if (Type === 'vpc-lattice') throw notEmulated('A VPC Lattice target group', 'use Type elb or elbv2.');
  throw validationError(`The traffic source ${Identifier} is not of type ${Type}`);
}
