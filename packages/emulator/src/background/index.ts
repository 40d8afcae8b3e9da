/**
 * The emulator of another process: what finds, starts and ends it, without the emulator itself, which takes its time to
 * load. All of it is in `@clicamos/emulator` too.
 *
 * @packageDocumentation
 */
export { isEmulatorError } from '../errors.js';
export { emulatorVersion } from '../version.js';
export { findBackground, type Background, type FindOptions } from './find-background.js';
export { logPath, startBackground } from './start-background.js';
export { stopBackground } from './stop-background.js';
