import type { LaunchFailure } from '../../cloud/cloud.js';

/**
 * Whether waiting cannot help: what is gone stays gone until a person acts, while capacity, quotas and addresses come
 * back. What is not known is not known to be permanent.
 */
const permanent: Readonly<Record<LaunchFailure, boolean>> = {
  quota: false,
  'no-capacity': false,
  'no-free-address': false,
  image: true,
  'key-pair': true,
  'security-group': true,
  subnet: true,
  'instance-type': true,
  'instance-profile': true,
  'launch-template': true,
  'load-balancer': true,
  'encryption-key': true,
  permission: true,
  // A boot script gave up, or was late: the next one may not.
  'lifecycle-hook': false,
  other: false,
};

/**
 * Whether a launch that failed like this fails every time, until somebody puts it right. Once is no proof: what was
 * made a moment ago may not be seen yet, and one zone may lack what another one has.
 */
export const isPermanent = (failure: LaunchFailure): boolean => permanent[failure];

/** Kinds that one zone or subnet may have and another one not. */
const ofZone: ReadonlySet<LaunchFailure> = new Set(['subnet', 'instance-type']);

/** Whether it is permanent wherever the group launches. */
export const holdsEverywhere = (failure: LaunchFailure): boolean =>
  isPermanent(failure) && !ofZone.has(failure);
