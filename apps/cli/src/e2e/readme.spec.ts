import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RolloutEventKind } from '@clicamos/rolling-asg';
import { configJsonSchema } from '../config/config-json-schema.js';
import { createParser } from '../command-line/parser.js';
import { exitCode } from '../exit-code.js';
import { leafKeys, type KeyDefault } from '../testing/leaf-keys.js';

// What the README lists is what there is.

/** Without its code blocks: a comment in one looks like a heading. */
const readme = (await readFile(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8')).replace(
  /^```[^]*?^```$/gm,
  '',
);

/** The text under a heading, up to the next one of its level or above. */
function section(heading: string): string {
  const [, level = ''] = /^(#+) /.exec(heading) ?? [];
  const [, after] = readme.split(`\n${heading}\n`);
  if (after === undefined) throw new Error(`README.md has no heading "${heading}"`);
  return after.split(new RegExp(`\n#{1,${level.length}} `))[0] ?? '';
}

/** The cells of every table row whose first cell is code, without that code's quotes. */
const rows = (text: string): string[][] =>
  [...text.matchAll(/^\| `([^`]+)` *\|(.*)\|$/gm)].map(([, first = '', rest = '']) => [
    first,
    ...rest.split('|').map((cell) => cell.trim()),
  ]);

const firstCells = (text: string) => rows(text).map(([first]) => first);

async function helpOf(command: string): Promise<string> {
  let help = '';
  const argv = `${command} --help`.trim().split(' ');
  await createParser({ run: async () => undefined }).parseAsync(argv, {}, (_error, _argv, output) => {
    help = output;
  });
  return help;
}

const optionsIn = (help: string) =>
  [...help.matchAll(/^ +(?:-\w, )?(--[\w-]+)/gm)].map(([, option = '']) => option);

describe('the README of the command', () => {
  const commands = [...readme.matchAll(/^### `clicamos ([^`]+)`$/gm)].map(([, usage = '']) => usage);
  const general = firstCells(section('## Commands').split('\n### ')[0] ?? '');

  it('has a section for every command', async () => {
    const listed = async (command: string) => {
      const [, list = ''] = /^Commands:\n((?: {2}.*\n)+)/m.exec(await helpOf(command)) ?? [];
      return [...list.matchAll(/^ {2}clicamos (\S.*?) {2}/gm)].map(([, usage]) => usage);
    };
    const groups = ['ami', 'local'];

    const all = (await Promise.all(['', ...groups].map(listed))).flat();

    expect([...commands].sort()).toEqual(all.filter((usage) => !usage?.includes('<command>')).sort());
  });

  it.each(commands.filter((usage) => usage !== 'completion'))(
    'lists the options and defaults of `%s`',
    async (usage) => {
      const help = await helpOf(usage.replace(/ \[.*/, ''));
      const listed = rows(section(`### \`clicamos ${usage}\``));

      expect([...listed.map(([option]) => option), ...general].sort()).toEqual(optionsIn(help).sort());
      for (const [option = '', given = ''] of listed) {
        const [, value] =
          new RegExp(`^ +(?:-\\w, )?${option} .*\\[default: "?(.*?)"?\\]$`, 'm').exec(help) ?? [];
        if (value !== undefined) expect({ option, given }).toEqual({ option, given: `\`${value}\`` });
      }
    },
  );

  it('lists every exit code', () => {
    expect(firstCells(section('## Exit codes'))).toEqual(
      expect.arrayContaining(Object.values(exitCode).map(String)),
    );
  });

  it('lists every event', () => {
    const kinds: Record<RolloutEventKind, true> = {
      'rollout-started': true,
      'step-started': true,
      'step-finished': true,
      waiting: true,
      'capacity-changed': true,
      'foreign-change': true,
      'took-over': true,
      'abort-requested': true,
      'check-ignored': true,
      throttled: true,
      failed: true,
      evidence: true,
      'rolling-back': true,
      reattached: true,
      removed: true,
      left: true,
      kept: true,
      finished: true,
    };

    const [, events = ''] = section('## `--json`').split('| Event');

    expect(firstCells(events).sort()).toEqual(Object.keys(kinds).sort());
  });
});

describe('the README of clicamos.yaml', () => {
  const [general = '', byCloud = ''] = section('## `clicamos.yaml`').split('Seconds are those of AWS');

  it('lists the keys of the file', () => {
    expect(firstCells(general)).toEqual([...leafKeys(configJsonSchema()).keys()]);
  });

  it.each([
    ['emulator', 1],
    ['aws', 2],
  ])('lists every key of an environment on %s, and its default', (cloud, column) => {
    const listed = rows(byCloud).map((row): [string, string] => [row[0] ?? '', row[column] ?? '']);

    expect(new Map(listed.filter(([, given]) => given !== '-'))).toEqual(
      new Map([...leafKeys(environmentSchema(cloud))].map(([key, value]) => [key, cellOf(value)])),
    );
  });
});

const cellOf = ({ isRequired, value }: KeyDefault): string =>
  value !== undefined ? `\`${String(value)}\`` : isRequired ? 'required' : 'optional';

function environmentSchema(cloud: string): object {
  const schema = configJsonSchema() as {
    properties: {
      environments: {
        additionalProperties: { oneOf: { properties: { cloud: { const: string } } }[] };
      };
    };
  }; // the shape that config-json-schema.spec.ts holds it to
  const found = schema.properties.environments.additionalProperties.oneOf.find(
    ({ properties }) => properties.cloud.const === cloud,
  );
  if (found === undefined) throw new Error(`The schema has no cloud ${cloud}`);
  return found;
}
