import { CloudError } from '@clicamos/rolling-asg';
import { PassThrough, Readable } from 'node:stream';
import { reportError } from './report-error.js';
import { Interrupted } from './terminal.js';

describe('reportError', () => {
  it('says what to do when AWS gave no answer, without a word of the code', async () => {
    const stderr = new PassThrough();
    const { signal } = new AbortController();
    const error = new CloudError('unavailable', 'A request', new Error('The answer took longer than 30s'));
    const terminal = {
      stdin: Readable.from([]),
      stdout: new PassThrough(),
      stderr,
      cwd: '/',
      env: {},
      signal,
      onLeave: () => undefined,
    };

    expect(await reportError(error, terminal)).toBe(1);
    expect(String(stderr.read())).toMatch(
      /^AWS gave no answer that could be used, several times in a row\. A request failed: Error: The answer took longer than .+\nRun the same command again; `clicamos status` shows what serves\.\n$/,
    );
  });

  it('says of a request that a signal ended that it was interrupted, with the exit code of that', async () => {
    const stderr = new PassThrough();
    const controller = new AbortController();
    controller.abort(new Interrupted('SIGINT'));
    const terminal = {
      stdin: Readable.from([]),
      stdout: new PassThrough(),
      stderr,
      cwd: '/',
      env: {},
      signal: controller.signal,
      onLeave: () => undefined,
    };
    const aborted = Object.assign(new Error('Request aborted'), { name: 'AbortError' });

    expect(await reportError(aborted, terminal)).toBe(130);
    expect(String(stderr.read())).toBe('interrupted by SIGINT\n');
  });

  it.each([
    ['EACCES', 'mkdir', /^This user may not make `\/srv\/\.clicamos`\. .*: ls -ld \/srv\n$/],
    ['EROFS', 'open', /^Cannot open `\/srv\/\.clicamos`: nothing can be written .*\n$/],
    ['ENOSPC', 'write', /^There is no room left to write to `\/srv\/\.clicamos`\. .*: df -h \/srv\n$/],
    ['ENOTDIR', 'mkdir', /^Cannot make `\/srv\/\.clicamos`: on the way there a file stands where .*\n$/],
  ])(
    'says of %s what cannot be done where, without the words of the system',
    async (code, syscall, sentence) => {
      const stderr = new PassThrough();
      const path = '/srv/.clicamos';
      const error = Object.assign(new Error(`${code}: ${syscall} '${path}'`), { code, syscall, path });
      const terminal = {
        stdin: Readable.from([]),
        stdout: new PassThrough(),
        stderr,
        cwd: '/',
        env: {},
        signal: new AbortController().signal,
        onLeave: () => undefined,
      };

      expect(await reportError(error, terminal)).toBe(1);
      expect(String(stderr.read())).toMatch(sentence);
    },
  );
});
