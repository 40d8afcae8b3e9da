import type { SimulatedBehaviour } from './simulated-behaviour.js';
import type { RootVolumeSettings } from '../volumes/root-volume.js';

/** What an instance of the image runs: a command in a directory. */
export interface ImageProgram {
  readonly directory: string;
  readonly start: readonly [string, ...string[]];
  /** The port that the program serves as seen by load balancers, before it is mapped above 1023. */
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
  /** The folder of the disk that its instances begin with, where one was made of an instance. */
  readonly disk?: string;
  /** How it behaves where instances are simulated. */
  readonly simulated?: SimulatedBehaviour;
}

export type ImageArchitecture = 'x86_64' | 'arm64';

/** Who else may launch an image: one account, or everybody. */
export type LaunchPermission =
  | { readonly kind: 'everybody' }
  | { readonly kind: 'account'; readonly account: string };

export interface ImageRecord {
  readonly imageId: string;
  readonly ownerId: string;
  /** Of images that Amazon itself makes. */
  readonly ownerAlias: 'amazon' | undefined;
  readonly name: string;
  readonly description: string | undefined;
  readonly architecture: ImageArchitecture;
  /** As it was given at registration. */
  readonly location: string;
  readonly program: ImageProgram;
  readonly state: 'pending' | 'available';
  readonly createTime: Date;
  readonly enaSupport: boolean;
  readonly deprecationTime: Date | undefined;
  /** The image that this one was copied from. */
  readonly sourceImageId: string | undefined;
  /** The instance that this one was made of. */
  readonly sourceInstanceId: string | undefined;
  readonly launchPermissions: readonly LaunchPermission[];
  readonly rootVolume: RootVolumeSettings;
  readonly rootSnapshotId: string;
}
