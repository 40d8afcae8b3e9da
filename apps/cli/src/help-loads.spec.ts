import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const bin = join(import.meta.dirname, '..', 'bin', 'clicamos.js');
const hook = pathToFileURL(join(import.meta.dirname, 'testing', 'log-loaded-modules.mjs')).href;

/** What a command line imports, as URLs. */
async function loadedBy(...args: readonly string[]): Promise<readonly string[]> {
  const { stderr } = await promisify(execFile)(process.execPath, ['--import', hook, bin, ...args], {
    env: { PATH: process.env['PATH'] },
  });
  return [...stderr.matchAll(/^loaded (.*)$/gm)].map(([, url = '']) => url);
}

const heavy =
  /@aws-sdk|@smithy|@pulumi|\/zod\/|\/yaml\/|\/packages\/|@clicamos|log-update|cli-table3|apps\/stack/;

describe('what --help loads', () => {
  it.each([['--help'], ['deploy --help'], ['local --help'], ['completion'], ['--version']])(
    'is light for `%s`: no SDK client, no Pulumi, no emulator, no library of ours',
    async (line) => {
      const loaded = await loadedBy(...line.split(' '));

      expect(loaded).toContainEqual(expect.stringContaining('/yargs/'));
      expect(loaded.filter((url) => heavy.test(url))).toEqual([]);
    },
  );

  it('is seen: a command that reads the configuration loads what --help does not', async () => {
    expect((await loadedBy('schema')).filter((url) => heavy.test(url))).not.toEqual([]);
  });
});
