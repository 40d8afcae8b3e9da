export interface SnapshotRecord {
  readonly snapshotId: string;
  readonly ownerId: string;
  /** The volume that it was made of; `vol-ffffffff` where AWS does not say, as of a copy. */
  readonly volumeId: string;
  readonly volumeSizeGiB: number;
  readonly isEncrypted: boolean;
  readonly description: string;
  readonly startTime: Date;
}
