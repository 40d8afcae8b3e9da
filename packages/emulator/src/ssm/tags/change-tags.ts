import type { Tag } from '@aws-sdk/client-ssm';
import { AwsError } from '../../service/aws-error.js';
import type { SsmContext, StoredParameter } from '../parameter-store.js';

/** As the API's reference says. */
const mostTags = 50;

export interface TaggedResource {
  readonly ResourceType?: string | undefined;
  /** The name of a parameter; its ARN is none. */
  readonly ResourceId?: string | undefined;
}

/**
 * The parameter that is tagged: the emulator keeps no other resources of Systems Manager.
 * @throws AwsError `InvalidResourceType` and `InvalidResourceId`
 */
export function findTagged(
  { ResourceType, ResourceId = '' }: TaggedResource,
  { parameters }: SsmContext,
): StoredParameter {
  if (ResourceType !== 'Parameter')
    throw new AwsError('InvalidResourceType', `The emulator has no resources of type ${ResourceType}.`);
  const stored = parameters.get(ResourceId);
  if (stored !== undefined) return stored;
  throw new AwsError(
    'InvalidResourceId',
    'The resource ID is not valid. Verify that you entered the correct ID and try again.',
  );
}

/** @throws AwsError `TooManyTagsError` */
export function setTags(parameter: StoredParameter, tags: readonly Tag[], { parameters }: SsmContext): void {
  if (tags.length > mostTags)
    throw new AwsError('TooManyTagsError', `The number of tags has reached the maximum limit (${mostTags}).`);
  parameters.set(parameter.name, { ...parameter, tags });
}
