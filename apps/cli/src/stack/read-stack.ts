import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { AwsSettings } from '../config/schema.js';
import { UsageError } from '../usage-error.js';
import { parseStackOutputs, type StackOutputs } from './stack-outputs.js';

export interface ReadStackOptions {
  readonly settings: AwsSettings;
  /** Paths in the settings are relative to it. */
  readonly configDirectory: string;
  readonly signal: AbortSignal;
}

/** The outputs of the environment's Pulumi stack, or of a file of outputs; nothing where it names neither. */
export async function readStack({
  settings,
  configDirectory,
  signal,
}: ReadStackOptions): Promise<StackOutputs | undefined> {
  const { stack, stackDirectory, outputs } = settings;
  if (outputs !== undefined) return readOutputsFile(resolve(configDirectory, outputs));
  if (stack === undefined) return undefined;
  const printed = await pulumiOutputs({ stack, cwd: resolve(configDirectory, stackDirectory), signal });
  return parseStackOutputs(parseJson(printed, `stack \`${stack}\``), `Stack \`${stack}\``);
}

async function readOutputsFile(path: string): Promise<StackOutputs> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UsageError(
      `Cannot read the outputs file \`${path}\` (outputs in clicamos.yaml). ${howToWrite(path)}`,
      { cause },
    );
  });
  return parseStackOutputs(parseJson(text, path), `The outputs file \`${path}\``, howToWrite(path));
}

const howToWrite = (path: string): string =>
  `Write it with: pulumi stack output --json > ${path} · or: terraform output -json > ${path}`;

function parseJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`The outputs of ${source} are not JSON: ${(cause as Error).message}`, { cause });
  }
}

interface PulumiOptions {
  readonly stack: string;
  readonly cwd: string;
  readonly signal: AbortSignal;
}

function pulumiOutputs({ stack, cwd, signal }: PulumiOptions): Promise<string> {
  return new Promise((done, fail) => {
    execFile(
      'pulumi',
      ['stack', 'output', '--json', '--stack', stack],
      { cwd, signal },
      (error, stdout, stderr) => {
        if (error === null) return done(stdout);
        if (signal.aborted) return fail(signal.reason);
        const why =
          error.code === 'ENOENT' ? 'the `pulumi` command or the folder is not there' : stderr.trim();
        fail(
          new UsageError(
            `Cannot read the outputs of stack \`${stack}\` in \`${cwd}\`: ${why}. Without Pulumi here, name a file of outputs: environments.<name>.outputs`,
            { cause: error },
          ),
        );
      },
    );
  });
}
