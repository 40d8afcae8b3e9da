import { createGuestLogin } from '../guest/create-login.js';
import { logFile } from '../hosts/instance-files.js';
import { noteInLog } from '../hosts/instance-log.js';
import { openSshDoor } from '../ssh/open-ssh-door.js';
import type { InstanceRecord } from './instance-record.js';
import type { ProgramOptions } from './program-options.js';

export interface LoginGround {
  readonly metadataEndpoint: string;
  /** Where the instance's program serves. */
  readonly programPort: number;
}

/** Lets in over SSH who has the key of the launch. Answers what ends that, with all that was started so. */
export async function openLogins(
  instance: InstanceRecord,
  { metadataEndpoint, programPort }: LoginGround,
  options: Omit<ProgramOptions, 'onEnd'>,
): Promise<() => Promise<void>> {
  const { instanceId, hostAddress: host, imageId, publicKey } = instance;
  if (publicKey === undefined) return async () => undefined;
  const { block, disks, nodePath, searchPath, stateDirectory, surroundings } = options;
  const login = createGuestLogin({
    openDisk: () => disks.open(instance),
    ...{ nodePath, searchPath },
    log: (line) => surroundings.log(`${instanceId}: ${line}`),
    env: {
      INSTANCE_ID: instanceId,
      AMI_ID: imageId,
      AWS_REGION: surroundings.region,
      AWS_EC2_METADATA_SERVICE_ENDPOINT: metadataEndpoint,
    },
  });
  const door = await openSshDoor({ host, isOwnAddress: block !== undefined, programPort, publicKey, login });
  noteInLog(logFile(stateDirectory, instanceId), `answers SSH on ${host}:${door.ports.join(' and ')}`);
  return async () => {
    await door.close();
    await login.close();
  };
}
