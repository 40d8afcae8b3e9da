import type { InstanceProfilePort } from '../service/ports.js';
import type { Surroundings } from '../service/service.js';
import type { PolicyRecord } from './managed-policies/policy-record.js';
import type { ServerCertificateRecord } from './server-certificates/server-certificate-record.js';
import type { Tags } from './tags.js';

export interface RoleRecord {
  readonly roleName: string;
  readonly roleId: string;
  readonly path: string;
  readonly arn: string;
  /** JSON, as it was given. */
  readonly assumeRolePolicy: string;
  readonly description: string | undefined;
  /** Seconds. */
  readonly maxSessionDuration: number;
  readonly createDate: Date;
  /** Policy documents by policy name. */
  readonly inlinePolicies: ReadonlyMap<string, string>;
  /** ARNs in the order in which they were attached. */
  readonly attachedPolicies: readonly string[];
  readonly tags: Tags;
}

export interface InstanceProfileRecord {
  readonly instanceProfileName: string;
  readonly instanceProfileId: string;
  readonly path: string;
  readonly arn: string;
  readonly createDate: Date;
  /** AWS lets a profile have one role. */
  readonly roleName: string | undefined;
  readonly tags: Tags;
}

/** All that IAM remembers: immutable records by name, replaced when they change. */
export interface IamState {
  readonly roles: Map<string, RoleRecord>;
  readonly instanceProfiles: Map<string, InstanceProfileRecord>;
  readonly serverCertificates: Map<string, ServerCertificateRecord>;
  /** Those of the account, by ARN. */
  readonly policies: Map<string, PolicyRecord>;
  /** None, or one. */
  readonly accountAliases: Set<string>;
}

/** What every IAM operation is bound to. */
export interface IamContext {
  readonly surroundings: Surroundings;
  readonly state: IamState;
  /** The load balancers that show a server certificate to clients. */
  readonly usersOf: (certificateArn: string) => readonly string[];
}

/** What EC2 sees of the instance profiles: a new one may be unknown to it for a while. */
export function createInstanceProfilePort({
  state,
  surroundings,
}: Pick<IamContext, 'state' | 'surroundings'>): InstanceProfilePort {
  const { instanceProfiles } = state;
  const { time, hazards } = surroundings;
  const isVisible = ({ createDate }: InstanceProfileRecord) =>
    time.now().getTime() - createDate.getTime() >= time.scaled(hazards.doubts().instanceProfileLagMs);
  const view = (record: InstanceProfileRecord | undefined) =>
    record !== undefined && isVisible(record) ? viewOf(record) : undefined;
  return {
    byName: (name) => view(instanceProfiles.get(name)),
    byArn: (arn) => view([...instanceProfiles.values()].find((one) => one.arn === arn)),
  };
}

const viewOf = ({ arn, instanceProfileId, instanceProfileName, roleName }: InstanceProfileRecord) => ({
  ...{ arn, instanceProfileId, instanceProfileName },
  hasRole: roleName !== undefined,
});
