import type { ImageArchitecture, ImageProgram } from '../images/image-record.js';
import type { InstanceStateName } from '../../service/ports.js';
import type { RootVolumeSettings } from '../volumes/root-volume.js';

export interface StateReason {
  readonly code: string;
  readonly message: string;
}

export interface InstanceRecord {
  readonly instanceId: string;
  readonly reservationId: string;
  readonly launchIndex: number;
  readonly clientToken: string | undefined;
  readonly imageId: string;
  /** A copy: a deregistered image's instances live on. */
  readonly program: ImageProgram;
  readonly architecture: ImageArchitecture;
  readonly instanceType: string;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly zone: string;
  readonly privateIpAddress: string;
  /** The loopback address that the instance has on this machine. */
  readonly hostAddress: string;
  /** Whether the launch or the subnet asks for a public address. */
  readonly hasOwnPublicAddress: boolean;
  /** An Elastic IP, or the instance's own: the loopback address again, which can be reached; none while stopped. */
  readonly publicIpAddress: string | undefined;
  readonly networkInterfaceId: string;
  readonly macAddress: string;
  readonly securityGroupIds: readonly string[];
  readonly sourceDestCheck: boolean;
  readonly keyName: string | undefined;
  /** Of the key pair at the launch, in OpenSSH's format: who has the private key may log in. */
  readonly publicKey: string | undefined;
  readonly instanceProfileArn: string | undefined;
  /** Base64, as it was given. */
  readonly userData: string | undefined;
  readonly hasMetadataTags: boolean;
  /** Shown only: the metadata service answers the instance itself, however far. */
  readonly metadataHopLimit: number;
  readonly isMonitored: boolean;
  readonly isEbsOptimized: boolean;
  readonly isProtected: boolean;
  /** The Spot request that it came of; none for one on demand. */
  readonly spotRequestId: string | undefined;
  readonly shutdownBehavior: 'stop' | 'terminate';
  /** Of burstable types; @default the type's own */
  readonly cpuCredits: string | undefined;
  readonly rootVolumeId: string;
  readonly rootVolume: RootVolumeSettings;
  readonly rootSnapshotId: string;
  readonly launchTime: Date;
  readonly runningSince: Date | undefined;
  readonly state: InstanceStateName;
  readonly stateReason: StateReason | undefined;
  /** AWS's `StateTransitionReason`. */
  readonly transitionReason: string;
}
