import type { CloudPort } from '@clicamos/rolling-asg';
import { cloudOf } from '../environment/cloud-of.js';
import type { Environment } from '../environment/environment.js';
import { openEnvironment, type OpenOptions } from '../environment/open-environment.js';
import type { Given } from '../render/command-text.js';
import { environmentRecord } from '../stream/environment-record.js';
import { attachViews } from '../stream/attach-views.js';
import type { RolloutStream } from '../stream/open-stream.js';
import { commandHints } from '../rollout/command-hints.js';
import { writeLine, type Terminal } from '../terminal.js';

export interface ServiceOptions extends OpenOptions {
  readonly json: boolean;
  /** The cloud's own words. */
  readonly verbose?: boolean | undefined;
}

/** What a command works on when it changes what is there already. */
export interface OpenService {
  readonly environment: Environment;
  readonly cloud: CloudPort;
  readonly commands: ReturnType<typeof commandHints>;
  /** What the next command has to be told again. */
  readonly given: Given;
}

/** Opens the environment, with the sentence for whoever leaves it half way. */
export async function openService(options: ServiceOptions, terminal: Terminal): Promise<OpenService> {
  const environment = await openEnvironment(options, terminal, 'refuse');
  const given = { environment: environment.name, config: options.config, service: options.service };
  const commands = commandHints(given);
  return { environment, cloud: cloudOf(environment), commands, given };
}

/** The first line, which says where this works. */
export function showHeader(
  environment: Environment,
  { json }: Pick<ServiceOptions, 'json'>,
  terminal: Terminal,
): void {
  const line = json ? JSON.stringify(environmentRecord(environment)) : environment.header;
  writeLine(terminal, line);
}

/**
 * The same for a command that tells a stream; whoever is configured to be told of it is from here on.
 *
 * @throws {UsageError} where somebody cannot be told; nothing was changed
 */
export async function tellHeader(
  environment: Environment,
  { json }: Pick<ServiceOptions, 'json'>,
  { terminal, stream }: { readonly terminal: Terminal; readonly stream: RolloutStream },
): Promise<void> {
  await attachViews(environment, { terminal, stream });
  stream.tell(environmentRecord(environment));
  if (!json) writeLine(terminal, environment.header);
}

/** What a second signal says before it ends the program. */
export function sayWhenLeft({ environment, commands }: OpenService, terminal: Terminal): void {
  const { service } = environment;
  const { status, resume, abort } = commands;
  terminal.onLeave(
    () =>
      `Left at once; a rollout of ${service} may be half way. Look: ${status} · go on: ${resume} · go back: ${abort}`,
  );
}
