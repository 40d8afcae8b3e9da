import type { Terminal } from '../terminal.js';

/** Runs a command that is loaded only now, and keeps its exit code. */
export type Run = (command: Promise<(terminal: Terminal) => Promise<number>>) => Promise<void>;
