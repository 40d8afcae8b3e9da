import type { Terminal } from '../terminal.js';

/** Runs the chosen command and keeps its exit code; the command is loaded when it runs, not before. */
export type Run = (command: (terminal: Terminal) => Promise<number>) => Promise<void>;
