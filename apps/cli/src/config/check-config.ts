import { chooseEnvironment } from '../environment/environment.js';
import type { Terminal } from '../terminal.js';
import { configOptions, type ConfigArguments } from './config-options.js';
import { loadConfig } from './load-config.js';
import { loadServiceNames } from './load-service-names.js';

/** Where a command line wants to work. */
export interface Asked extends ConfigArguments {
  readonly environment?: string | undefined;
  /** In every service, where it names none. @default false */
  readonly isForAll?: boolean;
}

/** @throws {UsageError} for what is wrong with the configuration, or an environment that it does not have */
export async function checkConfig(
  { isForAll = false, environment, ...asked }: Asked,
  terminal: Pick<Terminal, 'cwd' | 'env'>,
): Promise<void> {
  const options = configOptions(asked, terminal);
  const [service] = isForAll ? await loadServiceNames(options) : [asked.service];
  chooseEnvironment(await loadConfig({ ...options, service }), environment);
}
