import { existsSync } from 'node:fs';
import { workspaceRoot as root } from '../workspace/read-workspace.js';
import type { BlockModule } from './block-module.js';
import { runProblem } from './run-module.js';

const moduleOf = (text: string, extension: BlockModule['extension'] = '.mts'): BlockModule => ({
  text,
  extension,
  lines: text.split('\n').map((_, index) => index + 101),
});
const run = (module: BlockModule, timeoutMs = 20_000) => runProblem(module, { root, timeoutMs });

describe('runProblem', () => {
  it('runs TypeScript in an empty folder, with the packages of the workspace', async () => {
    const module = moduleOf(`
      import { readdirSync } from 'node:fs';
      import { fromMarkdown } from 'mdast-util-from-markdown';
      const files: readonly string[] = readdirSync('.');
      if (files.length > 0 || fromMarkdown('# a').children.length !== 1) throw new Error(files.join());`);

    expect(await run(module)).toBeUndefined();
  });

  it('runs CommonJS', async () => {
    expect(
      await run(moduleOf("require('node:assert').ok(typeof module === 'object');", '.cjs')),
    ).toBeUndefined();
  });

  it('says what the program wrote when it fails', async () => {
    const problem = await run(moduleOf("interface A { a: 1 }\n\nthrow new Error('lost a request');"));

    expect(problem?.line).toBe(103);
    expect(problem?.problem).toMatch(/^It ended with 1\.\n[\s\S]*lost a request/);
  });

  it('hands down nothing of AWS', async () => {
    process.env['AWS_PROFILE'] = 'prod';

    const reason = await run(
      moduleOf("process.exitCode = process.env['AWS_PROFILE'] === undefined ? 0 : 3;"),
    );

    delete process.env['AWS_PROFILE'];
    expect(reason).toBeUndefined();
  });

  it('ends what does not end, with all that it started', async () => {
    // What it starts keeps the output open: were it not ended too, this would wait for it.
    const module = moduleOf(`
      import { spawn } from 'node:child_process';
      spawn(process.execPath, ['-e', 'console.log(1); setInterval(() => 0, 1000)'], { stdio: 'inherit' });
      setInterval(() => 0, 1000);`);

    expect((await run(module, 2_000))?.problem).toMatch(/^It did not end within 2 s\.\n1/);
  });

  it('removes its folder', async () => {
    const problem = await run(moduleOf('console.log(`[${process.cwd()}]`); process.exit(1);'));

    const [, folder = ''] = /\[(.+)\/work\]/.exec(problem?.problem ?? '') ?? [];
    expect(folder).toMatch(/clicamos-docs-/);
    expect(existsSync(folder)).toBe(false);
  });
});
