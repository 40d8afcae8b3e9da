import { resolve } from 'node:path';
import {
  buildAmi,
  isAmiError,
  writeAmiFile,
  type AmiChoice,
  type AmiSource,
  type PackerEvent,
  type ResolvedAmi,
} from '@clicamos/packer-ami';
import { accessVariables } from '../environment/access-variables.js';
import type { Environment } from '../environment/environment.js';
import { asLocal, openEnvironment, type OpenOptions } from '../environment/open-environment.js';
import { exitCode } from '../exit-code.js';
import { amiFile } from '../image/ami-file.js';
import { chooseImage, givenImage, type ImageOptions } from '../image/choose-image.js';
import { localEnvironmentOf } from '../local/aws-variables.js';
import { parsePairs } from '../parse-pairs.js';
import { commandText } from '../render/command-text.js';
import { writeLine, type Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

interface AmiOptions extends OpenOptions {
  readonly json: boolean;
  /** Where the variable file goes. */
  readonly out: string;
}

export interface AmiBuildOptions extends AmiOptions {
  readonly template: string;
  readonly var: readonly string[];
  readonly varFile: readonly string[];
  readonly only: readonly string[];
  /** Of several builds that make an image, the one whose id is written down. */
  readonly build?: string | undefined;
  readonly log: string;
}

/** `clicamos ami build`: Packer's build with its progress, its log kept, its image verified and written down. */
export async function amiBuild(options: AmiBuildOptions, terminal: Terminal): Promise<number> {
  const variables = parsePairs(options.var, '--var');
  const environment = await openEnvironment(options, terminal, 'start');
  const { cwd, signal } = terminal;
  const logPath = resolve(cwd, options.log);
  if (!options.json) writeLine(terminal, environment.header);
  await buildAmi({
    template: options.template,
    variables,
    varFiles: options.varFile,
    only: options.only,
    cwd,
    logPath,
    env: await packerEnvironment(environment, terminal),
    signal,
    onEvent: (event) => showPackerEvent(event, options, terminal),
  });
  const source = { kind: 'packer-log', path: logPath, build: options.build } as const;
  const ami = await chooseImage(source, environment, signal).catch((error: unknown) => {
    throw withNextCommand(error, environment, options);
  });
  return keep(ami, options, terminal);
}

/** A choice that is left open after a build of minutes: the images are there, they need no second build. */
function withNextCommand(error: unknown, { name }: Environment, options: AmiBuildOptions): unknown {
  if (!isAmiError(error) || !areToldApart(error.choices)) return error;
  const { log: packerLog, out: written, config, service } = options;
  const out = written === amiFile ? undefined : written;
  const next = commandText('ami resolve', {
    environment: name,
    packerLog,
    build: 'NAME',
    out,
    config,
    service,
  });
  return new UsageError(`${error.message}. Nothing needs to be built again: ${next}`);
}

const areToldApart = (choices: readonly AmiChoice[]): boolean =>
  choices.length > 0 && new Set(choices.map(({ name }) => name)).size === choices.length;

/** Packer reaches the cloud by itself: of a local environment, never AWS with the user's credentials. */
async function packerEnvironment(environment: Environment, { env }: Terminal): Promise<Terminal['env']> {
  const local = asLocal(environment);
  return local ? localEnvironmentOf(env, local) : accessVariables(environment, env);
}

export interface AmiResolveOptions extends AmiOptions, ImageOptions {
  readonly owner: readonly string[];
  readonly name?: string | undefined;
  readonly architecture?: string | undefined;
}

/** `clicamos ami resolve`: one verified image id from whatever names it, written down for `deploy`. */
export async function amiResolve(options: AmiResolveOptions, terminal: Terminal): Promise<number> {
  const source = resolveSource(options);
  const { architecture } = options;
  const expect = architecture === undefined ? {} : { architecture };
  const environment = await openEnvironment(options, terminal, 'refuse');
  if (!options.json) writeLine(terminal, environment.header);
  return keep(await chooseImage(source, environment, terminal.signal, expect), options, terminal);
}

function resolveSource(options: AmiResolveOptions): AmiSource {
  const { owner, name } = options;
  const source = givenImage(options);
  if (source === undefined) return filterSource(options);
  if (owner.length === 0 && name === undefined) return source;
  throw new UsageError('Expected one image, got --owner or --name beside an option that names one already');
}

function filterSource({ owner, name }: AmiResolveOptions): AmiSource {
  if (owner.length === 0 || name === undefined)
    throw new UsageError(
      "Expected --ami, --ami-file, --packer-log, --packer-manifest, --ssm, or both --owner and --name: a name alone could be anybody's image",
    );
  return { kind: 'filter', owners: owner, name };
}

async function keep(ami: ResolvedAmi, { out, json }: AmiOptions, terminal: Terminal): Promise<number> {
  const path = resolve(terminal.cwd, out);
  await writeAmiFile(path, ami);
  if (json) writeLine(terminal, JSON.stringify({ kind: 'image', file: path, ...ami }));
  else
    writeLine(
      terminal,
      `${ami.imageId}  ${ami.name}  ${ami.source.text}\nwritten to ${out}; next: clicamos deploy --ami-file ${out}`,
    );
  return exitCode.ok;
}

function showPackerEvent(event: PackerEvent, { json }: AmiBuildOptions, terminal: Terminal): void {
  if (json) writeLine(terminal, JSON.stringify(event));
  else if (event.kind === 'message' || event.kind === 'error') writeLine(terminal, event.text);
}
