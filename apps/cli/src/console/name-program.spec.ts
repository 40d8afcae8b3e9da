import { PassThrough } from 'node:stream';
import { createCli } from '../create-cli.js';
import { createLiveFrame } from '../render/live/live-frame.js';
import { createScreen } from '../testing/screen.js';
import { nameProgram } from './name-program.js';

const undone = 'Go on: clicamos resume prod · go back: clicamos abort prod --config ops.yaml';

describe('nameProgram', () => {
  it.each([
    [
      'npx clicamos',
      undone,
      'Go on: npx clicamos resume prod · go back: npx clicamos abort prod --config ops.yaml',
    ],
    [
      'npx clicamos',
      'ask `clicamos doctor`; Run: clicamos --help',
      'ask `npx clicamos doctor`; Run: npx clicamos --help',
    ],
    ['node bin/clicamos.js', 'Run: clicamos local up', 'Run: node bin/clicamos.js local up'],
    ['clicamos', undone, undone],
  ])('begins each command with %s: %s', (program, text, expected) => {
    expect(nameProgram(text, program)).toBe(expected);
    expect(nameProgram(expected, program)).toBe(expected);
  });

  it.each([
    'this clicamos is older',
    'clicamos-web deploy',
    './clicamos deploy',
    'clicamos planned it',
    'node clicamos.js status',
  ])('leaves what is no command of ours: %s', (text) => {
    expect(nameProgram(text, 'npx clicamos')).toBe(text);
  });
});

describe('a program that was started by npx', () => {
  const run = async (columns: number, ...argv: string[]) => {
    const screen = createScreen(columns, 100);
    const left: string[] = [];
    const cli = createCli({
      stdin: new PassThrough().end(),
      stdout: screen.stdout,
      stderr: screen.stdout,
      cwd: '/',
      env: {},
      signal: new AbortController().signal,
      onLeave: (describe) => left.push(describe()),
      program: 'npx clicamos',
    });
    await cli(argv);
    return screen.rows();
  };

  it('says commands that can be pasted, each in one row', async () => {
    expect(await run(50, 'undo')).toContainEqual(expect.stringContaining('npx clicamos rollback'));
  });

  it('has its manual by its name, and examples that can be pasted', async () => {
    const rows = await run(100, '--help');

    expect(rows).toContainEqual(expect.stringMatching(/^ {2}clicamos plan \[environment\] /));
    expect(rows).toContainEqual(expect.stringMatching(/^ {2}npx clicamos plan prod --ami ami-0b3 /));
    expect(rows).toContainEqual(expect.stringMatching(/^ {2}source <\(npx clicamos completion\)/));
  });

  it('says JSON as it is', async () => {
    expect(JSON.stringify(await run(2_000, 'schema'))).not.toContain('npx clicamos');
  });

  it('names them before a picture is broken into rows', async () => {
    const screen = createScreen(36);
    const frame = createLiveFrame({ stdout: screen.stdout, program: 'npx clicamos' });

    frame.draw('then run: clicamos abort prod (to go back)');

    expect(await screen.rows()).toEqual(['then run: npx clicamos abort prod', '  (to go back)']);
    frame.close();
  });
});
