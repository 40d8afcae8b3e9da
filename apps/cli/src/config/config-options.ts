import type { Terminal } from '../terminal.js';
import type { LoadConfigOptions } from './load-config.js';

/** What a command line says of the configuration. */
export interface ConfigArguments {
  readonly config?: string | undefined;
  /** Of several services in the configuration, this one. */
  readonly service?: string | undefined;
}

/** What a command line and its environment say of it. */
export const configOptions = (
  { config: file, service }: ConfigArguments,
  { cwd, env }: Pick<Terminal, 'cwd' | 'env'>,
): LoadConfigOptions => ({ cwd, env, file, service });
