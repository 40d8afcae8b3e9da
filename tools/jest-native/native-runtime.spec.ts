import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

interface OnlyATypeSoThatLinesMove {
  readonly lines: 3;
}

describe('a spec in the native runtime', () => {
  it('has the realm of what Node makes', () => {
    const made = JSON.parse('[]') as unknown;
    const moved: OnlyATypeSoThatLinesMove = structuredClone({ lines: 3 });

    expect(made).toBeInstanceOf(Array);
    expect(moved).toBeInstanceOf(Object);
    expect(moved).toStrictEqual({ lines: 3 });
  });

  it('has stack traces that name the lines of its TypeScript', () => {
    expect(new Error('here').stack).toMatch(/native-runtime\.spec\.ts:20:12\)?\n/);
  });

  it('leaves promises alone: no storage follows them for Jest', async () => {
    const program = `
      const hooks = require('node:async_hooks');
      const ours = class extends hooks.AsyncLocalStorage { constructor() { super(); process.stdout.write('made '); } };
      Object.defineProperty(hooks, 'AsyncLocalStorage', { value: ours, configurable: true });
      const Runtime = require(${JSON.stringify(runtime)});
      const runner = require.resolve('jest-circus/package.json').replace('package.json', 'build/jestAdapterInit.js');
      Runtime.prototype.requireInternalModule(runner);
      process.stdout.write(String(hooks.AsyncLocalStorage === ours));
    `;

    const { stdout } = await promisify(execFile)(process.execPath, ['-e', program]);

    expect(stdout).toBe('true');
  });
});

const runtime = join(import.meta.dirname, 'native-runtime.cjs');
