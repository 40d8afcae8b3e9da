import { PassThrough } from 'node:stream';
import { createScreen } from '../testing/screen.js';
import { wrapTerminal } from './wrap-terminal.js';

const around = {
  stdin: new PassThrough(),
  cwd: '/',
  env: {},
  signal: new AbortController().signal,
  onLeave: () => undefined,
};

const sentence = 'The image was baked a minute ago, and nothing serves it; to make it serve run: ';

async function screenOf(columns: number, text: string) {
  const screen = createScreen(columns);
  const { stdout } = await wrapTerminal({ ...around, stdout: screen.stdout, stderr: new PassThrough() });
  stdout.write(text);
  return screen.rows();
}

describe('a wrapped terminal', () => {
  it.each([60, 80, 100, 120])(
    'of %i columns shows every word of a sentence in one piece',
    async (columns) => {
      const rows = await screenOf(columns, `${sentence}clicamos deploy prod --ami ami-0b3\n`);

      expect(rows.length).toBeLessThanOrEqual(Math.ceil(130 / columns) + 1);
      const words = rows.flatMap((row) => row.trim().split(' '));
      expect(words).toEqual(`${sentence}clicamos deploy prod --ami ami-0b3`.split(' '));
      expect(rows).toContainEqual(expect.stringContaining('clicamos deploy prod --ami ami-0b3'));
    },
  );

  it.each([
    ['JSON', `${JSON.stringify({ text: sentence })}\n`],
    ['a script', `#!/bin/sh ${sentence}\n`],
    ['a prompt', sentence],
    ['what a cursor does', `\u001B[2K\u001B[1G`],
  ])('gets %s as it is', async (_what, text) => {
    const written: string[] = [];
    const stdout = Object.assign(
      new PassThrough({ encoding: 'utf8' }).on('data', (chunk: string) => written.push(chunk)),
      { isTTY: true, columns: 20 },
    );

    const terminal = await wrapTerminal({ ...around, stdout, stderr: new PassThrough() });
    terminal.stdout.write(text);
    terminal.stdout.write(`${sentence}\n`);

    expect(written[0]).toBe(text);
    expect(written[1]?.split('\n').length).toBeGreaterThan(4);
  });

  it('is the same where there is none: piped output is never broken', async () => {
    const given = { ...around, stdout: new PassThrough(), stderr: new PassThrough() };

    expect(await wrapTerminal(given)).toBe(given);
  });

  it('breaks an error on a terminal whose output is piped', async () => {
    const screen = createScreen(60);
    const given = { ...around, stdout: new PassThrough(), stderr: screen.stdout };

    const terminal = await wrapTerminal(given);
    terminal.stderr.write(`${sentence}clicamos deploy\n`);

    expect(terminal.stdout).toBe(given.stdout);
    expect(await screen.rows()).toHaveLength(2);
    expect((await screen.rows())[0]).toBe('The image was baked a minute ago, and nothing serves it;');
  });
});
