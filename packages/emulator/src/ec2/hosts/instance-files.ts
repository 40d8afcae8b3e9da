import { join } from 'node:path';

/** Where an emulator keeps what it knows of its instances. */
export const instancesFolder = (stateDirectory: string) => join(stateDirectory, 'instances');

/** What an instance's program wrote. */
export const logFile = (stateDirectory: string, instanceId: string) =>
  join(instancesFolder(stateDirectory), `${instanceId}.log`);

/** Which process an instance is, for the case that its emulator was killed. */
export const pidFile = (stateDirectory: string, instanceId: string) =>
  join(instancesFolder(stateDirectory), `${instanceId}.json`);
