import type { InstanceRecord } from '../instances/instance-record.js';

export interface EnvironmentFacts {
  readonly host: string;
  readonly port: number;
  readonly metadataEndpoint: string;
  readonly region: string;
  /** `PATH` for the program, unless the image has its own. */
  readonly searchPath: string;
}

/** All that a program finds in its environment; nothing of the emulator's own gets in. */
export const instanceEnvironment = (
  { program, instanceId, imageId }: Pick<InstanceRecord, 'program' | 'instanceId' | 'imageId'>,
  { host, port, metadataEndpoint, region, searchPath }: EnvironmentFacts,
): Readonly<Record<string, string>> => ({
  PATH: searchPath,
  ...program.env,
  HOST: host,
  PORT: String(port),
  INSTANCE_ID: instanceId,
  AMI_ID: imageId,
  AWS_REGION: region,
  AWS_EC2_METADATA_SERVICE_ENDPOINT: metadataEndpoint,
});

/** The port that a program serves: ports below 1024 are moved up by 8000, so that no rights are needed. */
export const servedPort = (imagePort: number) => (imagePort < 1024 ? imagePort + 8000 : imagePort);
