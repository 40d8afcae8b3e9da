import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { configSchemaText, schemaFileName } from '../config/config-json-schema.js';
import { configFileName, parseConfig } from '../config/load-config.js';
import { exitCode } from '../exit-code.js';
import { askAnswers } from '../init/ask-answers.js';
import { configText } from '../init/config-text.js';
import { toAnswers, type InitFlags } from '../init/to-answers.js';
import { writeLine, type Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

export interface InitOptions extends InitFlags {
  readonly force: boolean;
  readonly json: boolean;
}

/** `clicamos init`: a commented configuration and its schema in this folder, from flags or by asking. */
export async function init(options: InitOptions, terminal: Terminal): Promise<number> {
  const path = join(terminal.cwd, configFileName);
  if (!options.force && existsSync(path))
    throw new UsageError(`\`${path}\` exists already. Edit it, or replace it with: clicamos init --force`);
  const answers = isToAsk(options, terminal) ? await askAnswers(terminal) : toAnswers(options);
  const text = configText(answers);
  parseConfig(text, configFileName);
  const schemaPath = join(terminal.cwd, schemaFileName);
  await writeFile(path, text);
  await writeFile(schemaPath, configSchemaText());
  if (options.json) writeLine(terminal, JSON.stringify({ kind: 'init', file: path, schema: schemaPath }));
  else
    writeLine(
      terminal,
      `written ${configFileName}, and ${basename(schemaPath)} for editors; next: clicamos deploy`,
    );
  return exitCode.ok;
}

/** A person at a terminal who said nothing with flags is asked; a script is not. */
function isToAsk(
  { service, account, region, loadBalancer, targetGroup, stack, json }: InitOptions,
  { stdin, stdout }: Terminal,
): boolean {
  const isSilent = [service, account, region, loadBalancer, targetGroup, stack].every(
    (value) => value === undefined,
  );
  return isSilent && !json && stdin.isTTY === true && stdout.isTTY === true;
}

/** `clicamos schema`: the JSON schema on stdout, for example to refresh the file after an upgrade. */
export async function schema(terminal: Terminal): Promise<number> {
  terminal.stdout.write(configSchemaText());
  return exitCode.ok;
}
