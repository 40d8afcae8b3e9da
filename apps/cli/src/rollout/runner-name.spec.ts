import { hostname } from 'node:os';
import { runnerName } from './runner-name.js';

describe('runnerName', () => {
  it('is the user and the machine', () => {
    expect(runnerName(() => ({ username: 'ana' }))).toBe(`ana@${hostname()}`);
  });

  it('is the user id where it has no name, as in a container', () => {
    const noEntry = () => {
      throw Object.assign(new Error('uv_os_get_passwd returned ENOENT'), { code: 'ERR_SYSTEM_ERROR' });
    };

    expect(runnerName(noEntry)).toBe(`uid-${process.getuid?.()}@${hostname()}`);
  });
});
