import { PassThrough, Readable } from 'node:stream';
import { reportError } from './report-error.js';
import { Interrupted } from './terminal.js';

describe('reportError', () => {
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
