import { closeSync, fstatSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './error-code.js';
import { appending, privateFileMode, privateFolderMode } from './private-files.js';

/** EC2 keeps the last 64 KB of what an instance wrote. */
const consoleBytes = 65_536;

/** One line of the emulator's own in an instance's log. */
export function noteInLog(file: string, line: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: privateFolderMode });
  const log = openInstanceLog(file);
  try {
    writeSync(log, `[clicamos] ${line}\n`);
  } finally {
    closeSync(log);
  }
}

/** Opens an instance's log to add to it, and makes it if needed; a link is not followed. */
export const openInstanceLog = (file: string): number => openSync(file, appending, privateFileMode);

/** The end of the log; empty when nothing was written. */
export function readConsole(file: string): Buffer {
  const descriptor = openIfExists(file);
  if (descriptor === undefined) return Buffer.alloc(0);
  try {
    const { size } = fstatSync(descriptor);
    const length = Math.min(size, consoleBytes);
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, length, size - length));
  } finally {
    closeSync(descriptor);
  }
}

function openIfExists(file: string): number | undefined {
  try {
    return openSync(file, 'r');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
