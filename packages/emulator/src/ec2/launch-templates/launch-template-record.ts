import type { RequestLaunchTemplateData } from '@aws-sdk/client-ec2';

export interface LaunchTemplateVersionRecord {
  readonly version: number;
  readonly description: string | undefined;
  readonly createTime: Date;
  readonly data: RequestLaunchTemplateData;
}

export interface LaunchTemplateRecord {
  readonly launchTemplateId: string;
  readonly launchTemplateName: string;
  readonly createTime: Date;
  readonly defaultVersion: number;
  /** The highest number that was ever given out; numbers of deleted versions do not come back. */
  readonly latestVersion: number;
  readonly versions: ReadonlyMap<number, LaunchTemplateVersionRecord>;
}
