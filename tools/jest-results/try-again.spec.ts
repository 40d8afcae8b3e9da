import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';

const tools = new URL('../', import.meta.url).pathname;
const jest = createRequire(import.meta.url).resolve('jest/bin/jest');

/** A project whose specs fail as long as a file of their name with `.breaks` is there. */
async function createProject(names: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'clicamos-again-'));
  await mkdir(join(folder, 'src'));
  const spec = `const { existsSync } = require('node:fs');
    const isBroken = existsSync(__filename + '.breaks');
    it('holds', () => undefined);
    it('fits', () => { if (isBroken) throw new Error('391 is not 390'); });`;
  for (const name of names) await writeFile(join(folder, 'src', name), spec);
  const reporters = [join(tools, 'jest-results/write-results.cjs')];
  const config = { testMatch: ['**/*.check.cjs'], transform: {}, reporters, testEnvironment: 'node' };
  await writeFile(
    join(folder, 'jest.config.cjs'),
    `const again = process.env.TRY_AGAIN === '1';
     module.exports = {
       ...${JSON.stringify(config)},
       filter: again ? ${JSON.stringify(join(tools, 'jest-results/only-failed.cjs'))} : undefined,
     };`,
  );
  return {
    breaks: (name: string) => writeFile(join(folder, 'src', `${name}.breaks`), ''),
    mends: (name: string) => rm(join(folder, 'src', `${name}.breaks`)),
    /** Whether Jest says that all passed, and what it left behind. */
    async run(env: NodeJS.ProcessEnv = {}) {
      const options = { cwd: folder, env: { ...process.env, ...env } };
      const isGreen = await promisify(execFile)(process.execPath, [jest], options).then(
        () => true,
        () => false,
      );
      const text = await readFile(join(folder, 'test-output/jest/results.json'), 'utf8');
      const suites = JSON.parse(text) as readonly { readonly file: string; readonly passed: number }[];
      const inOrder = [...suites].sort((one, other) => one.file.localeCompare(other.file));
      return { isGreen, suites: inOrder };
    },
    suite: (name: string, fields: object) => ({
      ...{
        file: relative(dirname(tools), join(folder, 'src', name)),
        skipped: 0,
        failures: [],
        passedAgain: [],
      },
      ...fields,
    }),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

const broken = [{ name: 'fits', why: 'Error: 391 is not 390' }];

describe('TRY_AGAIN', () => {
  it('runs only the spec files that failed, and tells of both runs', async () => {
    await using project = await createProject(['a.check.cjs', 'b.check.cjs']);
    await project.breaks('b.check.cjs');
    const first = await project.run();
    await project.mends('b.check.cjs');
    // Would fail, were it run again.
    await project.breaks('a.check.cjs');

    const second = await project.run({ TRY_AGAIN: '1' });

    expect(first).toEqual({
      isGreen: false,
      suites: [
        project.suite('a.check.cjs', { passed: 2 }),
        project.suite('b.check.cjs', { passed: 1, failures: broken }),
      ],
    });
    expect(second).toEqual({
      isGreen: true,
      suites: [
        project.suite('a.check.cjs', { passed: 2 }),
        project.suite('b.check.cjs', { passed: 2, passedAgain: broken }),
      ],
    });
  }, 60_000);

  it('still fails what fails again', async () => {
    await using project = await createProject(['a.check.cjs']);
    await project.breaks('a.check.cjs');
    await project.run();

    expect(await project.run({ TRY_AGAIN: '1' })).toEqual({
      isGreen: false,
      suites: [project.suite('a.check.cjs', { passed: 1, failures: broken })],
    });
  }, 60_000);

  it('runs all where nothing is known of a run before', async () => {
    await using project = await createProject(['a.check.cjs', 'b.check.cjs']);

    const { isGreen, suites } = await project.run({ TRY_AGAIN: '1' });

    expect([isGreen, suites.length]).toEqual([true, 2]);
  }, 60_000);
});
