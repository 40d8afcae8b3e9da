import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Release } from '@clicamos/rolling-asg';
import { describeHistory } from '../render/describe-history.js';
import { createSandbox, type Sandbox } from '../testing/clicamos.js';
import { madeViews } from '../testing/made-views.js';
import { createScreen } from '../testing/screen.js';
import { commandNames } from './command-names.js';
import { wrapStream } from './wrap-stream.js';

const fixtures = join(import.meta.dirname, '..', '..', '..', '..', 'packages', 'report', 'fixtures');
const widths = [60, 80, 100, 120];

describe.each(widths)('in a terminal of %i columns', (columns) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await createSandbox();
  });
  afterAll(() => sandbox.remove());

  it.each([...commandNames, ...['ami build', 'ami resolve', 'local up', 'local bake']])(
    'the help of %s fits',
    async (command) => {
      const { stdout } = await sandbox.runIn(columns, ...command.split(' '), '--help');

      expect(stdout).toContain('clicamos');
      expect(stdout.split('\n').filter(({ length }) => length > columns)).toEqual([]);
    },
  );

  it.each(madeViews)('$name fits, no fact of it in two rows', async ({ lines, whole, commands = [] }) => {
    const screen = createScreen(columns, 100);
    wrapStream(screen.stdout).write(`${lines(columns).join('\n')}\n`);

    const rows = await screen.rows();
    // An address and a command that are wider are left to the terminal, which copies them whole.
    const left = (row: string) =>
      row.endsWith('amazonaws.com/') || commands.some((one) => one.includes(row.trim()));
    expect((await screen.torn()).filter((row) => !left(row))).toEqual([]);
    const copied = rows.map((row) => row.padEnd(columns)).join('');
    expect(commands.filter((command) => !copied.includes(command))).toEqual([]);
    expect(whole.filter((fact) => !rows.some((row) => row.includes(fact)))).toEqual([]);
    expect(rows.filter((row) => row.endsWith('·'))).toEqual([]);
  });

  it.each([
    ['of a rollout that went back', 'bad', []],
    ['of a file that is cut', 'good', ['--partial']],
  ])('the report %s fits, where it is in one row', async (_what, name, more) => {
    const text = await readFile(join(fixtures, `${name}.ndjson`), 'utf8');
    await sandbox.write('events.ndjson', more.length === 0 ? text : text.slice(0, text.length / 2));
    const screen = createScreen(columns, 100);

    const { code, stdout } = await sandbox.runIn(columns, 'report', 'events.ndjson', ...more);

    screen.stdout.write(stdout);
    expect(code).toBe(0);
    expect(await screen.torn()).toEqual([]);
    expect(await screen.rows()).toContainEqual(expect.stringMatching(/^clicamos-report\/[\w-]+\/$/));
    expect((await screen.rows()).join(' ').includes('Not whole: ')).toBe(more.length > 0);
  });

  it('the history of AWS fits, and shows what is worth most', async () => {
    const screen = createScreen(columns);
    const console = wrapStream(screen.stdout);
    const lines = describeHistory([release(42), release(7)], {
      speed: 1,
      given: { environment: 'prod' },
      width: columns,
    });

    console.write(`${lines.join('\n')}\n`);

    const [head = '', first = '', second = ''] = await screen.rows();
    for (const word of ['version', 'when', 'outcome', 'lost']) expect(head).toContain(word);
    expect(first).toMatch(/^ *42 .*rolled back, runs/);
    expect(second).toMatch(/^ *7 .*rolled back, runs/);
    expect(head.includes('image')).toBe(columns > 80);
  });
});

/** As long as they come. */
const release = (version: number): Release => ({
  version,
  createdAtMs: Date.UTC(2026, 10, 28),
  groupName: `web-v0${version}`,
  imageId: 'ami-0123456789abcdef0',
  isRunning: true,
  isThere: true,
  record: {
    at: '2026-11-28T09:00:00Z',
    outcome: 'rolled-back',
    wallMs: 1_511_000,
    sent: 126_812,
    lost: 12,
    by: 'ana@build-7.example',
  },
});
