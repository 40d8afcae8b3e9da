import type { Policy, PolicyVersion } from '@aws-sdk/client-iam';
import { presentTags, type Tags } from '../tags.js';

export interface PolicyVersionRecord {
  /** `v1`, `v2`, and so on. */
  readonly versionId: string;
  /** JSON, as it was given. */
  readonly document: string;
  /** Of AWS's own it is not known here. */
  readonly createDate: Date | undefined;
}

/** A managed policy: one of the account, or one of AWS's own. */
export interface PolicyRecord {
  readonly policyName: string;
  readonly policyId: string | undefined;
  readonly path: string;
  readonly arn: string;
  readonly description: string | undefined;
  readonly createDate: Date | undefined;
  readonly updateDate: Date | undefined;
  /** The oldest first. */
  readonly versions: readonly PolicyVersionRecord[];
  readonly defaultVersionId: string;
  /** How many there were, with those that are deleted. */
  readonly versionsMade: number;
  readonly tags: Tags;
}

/** A policy as answers carry it. */
export const presentPolicy = (policy: PolicyRecord, attachmentCount: number): Policy => ({
  PolicyName: policy.policyName,
  PolicyId: policy.policyId,
  Arn: policy.arn,
  Path: policy.path,
  DefaultVersionId: policy.defaultVersionId,
  AttachmentCount: attachmentCount,
  PermissionsBoundaryUsageCount: 0,
  IsAttachable: true,
  Description: policy.description,
  CreateDate: policy.createDate,
  UpdateDate: policy.updateDate,
  Tags: presentTags(policy.tags),
});

/** A version as it is listed; the document is in the answer of `GetPolicyVersion` alone. */
export const presentVersion = (
  { defaultVersionId }: Pick<PolicyRecord, 'defaultVersionId'>,
  { versionId, createDate }: PolicyVersionRecord,
): PolicyVersion => ({
  VersionId: versionId,
  IsDefaultVersion: versionId === defaultVersionId,
  CreateDate: createDate,
});
