import type { VcpuRoom } from './vcpu-quota.js';
import type { Reading } from './reading.js';
import type { SecurityGroup } from './security-group.js';

/** What a plan asks of the launches that it is going to make. */
export interface LaunchQuestion {
  readonly instanceType?: string;
  readonly keyName?: string;
  /** Snapshots that volumes are made from. */
  readonly snapshotIds: readonly string[];
  /** Those that next is launched with. */
  readonly securityGroupIds: readonly string[];
  /** Names of groups that could be next's. */
  readonly names: readonly string[];
  /** The group whose last launches are looked at. */
  readonly groupName?: string;
}

/**
 * What the cloud says of launches to come; each part by itself, because each needs a right of its own. What could not be
 * read is said, and judged by nobody.
 */
export interface LaunchSurvey {
  /** Zones in which the instance type is offered. */
  readonly offeredZones: Reading<readonly string[]>;
  /** Whether the key pair is there. */
  readonly hasKeyPair: Reading<boolean>;
  /** Size of each snapshot in GiB; those that are not there are left out. */
  readonly snapshotSizes: Reading<Readonly<Record<string, number>>>;
  /** The security groups; those that are not there are left out. */
  readonly securityGroups: Reading<readonly SecurityGroup[]>;
  /** The account's room for instances of the type; nothing where their quota is not known. */
  readonly vcpus: Reading<VcpuRoom | undefined>;
  /** Groups of those names, with what they are attached to. */
  readonly taken: Reading<readonly { readonly name: string; readonly sourceIds: readonly string[] }[]>;
  /** How long the group's last launches took, newest first, ms: from the start until the instance was in service. */
  readonly launchesMs: Reading<readonly number[]>;
}
