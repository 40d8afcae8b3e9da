import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const program = new URL('print-totals.mjs', import.meta.url).pathname;

interface Workspace extends AsyncDisposable {
  /** Leaves the results of a project's run there. */
  write(project: string, ...suites: readonly object[]): Promise<void>;
  print(): Promise<{ readonly stdout: string; readonly code: number }>;
}

async function createWorkspace(): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), 'clicamos-totals-'));
  return {
    async write(project, ...suites) {
      const directory = join(folder, project, 'test-output', 'jest');
      await mkdir(directory, { recursive: true });
      await writeFile(join(directory, 'results.json'), JSON.stringify(suites));
    },
    print: () =>
      promisify(execFile)(process.execPath, [program], { cwd: folder }).then(
        ({ stdout }) => ({ stdout, code: 0 }),
        ({ stdout, code }: { stdout: string; code: number }) => ({ stdout, code }),
      ),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

const green = { file: 'green.spec.ts', passed: 3, skipped: 0, failures: [], passedAgain: [] };

describe('print-totals', () => {
  it('adds up the projects', async () => {
    await using workspace = await createWorkspace();
    await workspace.write('packages/one', green);
    await workspace.write('tools', { ...green, skipped: 1 });

    expect(await workspace.print()).toEqual({ stdout: '6 passed, 0 failed, 1 skipped\n', code: 0 });
  });

  it('names what passed only when it was tried again', async () => {
    await using workspace = await createWorkspace();
    const passedAgain = [{ name: 'a fits', why: 'Error: 391 is not 390' }];
    await workspace.write('apps/two', { ...green, file: 'apps/two/src/a.spec.ts', passedAgain });

    expect(await workspace.print()).toEqual({
      stdout: `passed only when tried again: apps/two/src/a.spec.ts: a fits
  Error: 391 is not 390
3 passed, 0 failed
`,
      code: 0,
    });
  });

  it('names each test that failed, with its file and why, just before the totals', async () => {
    await using workspace = await createWorkspace();
    await workspace.write('packages/one', green);
    await workspace.write(
      'apps/two',
      {
        ...{ ...green, file: 'apps/two/src/a.spec.ts', passed: 1 },
        failures: [{ name: 'a keeps the rate', why: 'Error: 3 is not 4\nof two lines' }],
      },
      {
        ...{ ...green, file: 'apps/two/src/b.spec.ts', passed: 0 },
        failures: [{ name: 'could not be run', why: '' }],
      },
    );

    expect(await workspace.print()).toEqual({
      stdout: `failed: apps/two/src/a.spec.ts: a keeps the rate
  Error: 3 is not 4
  of two lines
failed: apps/two/src/b.spec.ts: could not be run
4 passed, 2 failed
`,
      code: 1,
    });
  });

  it('takes no results at all for a failure', async () => {
    await using workspace = await createWorkspace();

    expect(await workspace.print()).toEqual({ stdout: '0 passed, 0 failed\n', code: 1 });
  });
});
