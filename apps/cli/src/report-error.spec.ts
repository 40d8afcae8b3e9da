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
});
