/** What an instance of the image runs: a command in a directory. */
export interface ImageProgram {
  readonly directory: string;
  readonly start: readonly [string, ...string[]];
  /** The port that the program serves as seen by load balancers, before it is mapped above 1023. */
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
}

export type ImageArchitecture = 'x86_64' | 'arm64';

export interface ImageRecord {
  readonly imageId: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly architecture: ImageArchitecture;
  /** As it was given at registration. */
  readonly location: string;
  readonly program: ImageProgram;
  readonly createTime: Date;
  readonly enaSupport: boolean;
  readonly deprecationTime: Date | undefined;
  /** The image that this one was copied from. */
  readonly sourceImageId: string | undefined;
}
