export { createCli, type Cli } from './create-cli.js';
export { reasonNotAccepted } from './command-line/reason-not-accepted.js';
export type { Terminal } from './terminal.js';
