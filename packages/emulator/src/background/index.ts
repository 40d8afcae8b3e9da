/**
 * The emulator of another process: what finds, starts and ends it, without the emulator itself, which takes its time to
 * load. All of it is in `@clicamos/emulator` too.
 *
 * @packageDocumentation
 */
export type { AccessKey } from '../access/access-key.js';
export { accessKeyPath, readAccessKey } from '../access/access-key-file.js';
export { isEmulatorError } from '../errors.js';
export { emulatorVersion } from '../version.js';
export { addFault, type AddFaultOptions } from './add-fault.js';
export { findBackground, type Background, type FindOptions } from './find-background.js';
export { logPath, startBackground } from './start-background.js';
export { stopBackground } from './stop-background.js';
