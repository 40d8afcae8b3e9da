import { resolve } from 'node:path';
import {
  buildAmi,
  resolveAmi,
  writeAmiFile,
  type AmiSource,
  type PackerEvent,
  type ResolvedAmi,
} from '@clicamos/packer-ami';
import type { Environment } from '../environment/environment.js';
import { asLocal, openEnvironment, type OpenOptions } from '../environment/open-environment.js';
import { exitCode } from '../exit-code.js';
import { chooseImage, imageSource, type ImageOptions } from '../image/choose-image.js';
import { localEnvironmentOf } from '../local/aws-variables.js';
import { parsePairs } from '../parse-pairs.js';
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
    env: packerEnvironment(environment, terminal),
    signal,
    onEvent: (event) => showPackerEvent(event, options, terminal),
  });
  const ami = await chooseImage({ kind: 'packer-log', path: logPath }, environment, signal);
  return keep(ami, options, terminal);
}

/** Packer reaches the cloud by itself: of a local environment, never AWS with the user's credentials. */
function packerEnvironment(environment: Environment, { env }: Terminal): Terminal['env'] {
  const local = asLocal(environment);
  return local ? localEnvironmentOf(env, local) : env;
}

export interface AmiResolveOptions extends AmiOptions, ImageOptions {
  readonly owner: readonly string[];
  readonly name?: string | undefined;
}

/** `clicamos ami resolve`: one verified image id from whatever names it, written down for `deploy`. */
export async function amiResolve(options: AmiResolveOptions, terminal: Terminal): Promise<number> {
  const source = imageSource(options) ?? filterSource(options);
  const environment = await openEnvironment(options, terminal, 'refuse');
  if (!options.json) writeLine(terminal, environment.header);
  return keep(await chosen(source, environment, terminal), options, terminal);
}

function filterSource({ owner, name }: AmiResolveOptions): AmiSource {
  if (owner.length === 0 || name === undefined)
    throw new UsageError(
      "Expected --ami, --ami-file, --packer-log, --packer-manifest, --ssm, or both --owner and --name: a name alone could be anybody's image",
    );
  return { kind: 'filter', owners: owner, name };
}

const chosen = (
  source: AmiSource,
  { clients, region }: Environment,
  { signal }: Terminal,
): Promise<ResolvedAmi> =>
  resolveAmi(source, { ec2: clients.ec2, ssm: clients.ssm, region, now: Date.now, signal });

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
