import { execFileSync } from 'node:child_process';
import { withOwnSettings } from './pulumi-internals.js';
import { watchRejections } from './watch-rejections.js';

// Jest keeps real unhandled rejections to itself, so these are emitted by hand, and Jest does not hear of them; what
// Node does is the last spec.
describe('watchRejections', () => {
  let ofJest: NodeJS.UnhandledRejectionListener[];

  beforeEach(() => {
    ofJest = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
  });

  afterEach(() => {
    for (const listener of ofJest) process.on('unhandledRejection', listener);
  });

  it('hears of a rejection in its own run', () => {
    const heard: unknown[] = [];

    withOwnSettings(() => {
      const stop = watchRejections((reason) => heard.push(reason));
      process.emit('unhandledRejection', 'mine', Promise.resolve());
      stop();
    });

    expect(heard).toEqual(['mine']);
  });

  it('leaves a rejection of another run to that run', () => {
    const heard: string[] = [];
    const watch = (name: string) => watchRejections((reason) => heard.push(`${name}: ${reason}`));

    const stopFirst = withOwnSettings(() => watch('first'));
    withOwnSettings(() => {
      const stopSecond = watch('second');
      process.emit('unhandledRejection', 'of the second', Promise.resolve());
      stopSecond();
    });
    stopFirst();

    expect(heard).toEqual(['second: of the second']);
  });

  it('throws on a rejection from outside of any run, as Node would', () => {
    const reason = new Error('of somebody else');
    const stop = withOwnSettings(() => watchRejections(() => undefined));

    expect(() => process.emit('unhandledRejection', reason, Promise.resolve())).toThrow(reason);
    stop();
  });

  it('does not listen any more once it was stopped', () => {
    const before = process.listenerCount('unhandledRejection');

    withOwnSettings(() => watchRejections(() => undefined)());

    expect(process.listenerCount('unhandledRejection')).toBe(before);
  });

  it('can tell whose a rejection is, since Node reports it in the context of its promise', () => {
    const script = `
      import { getLocalStore, withLocalStorage } from '@pulumi/pulumi/runtime/state.js';
      process.on('unhandledRejection', (name) => console.log(String(name), String(getLocalStore()?.name)));
      for (const name of ['one', 'two']) {
        withLocalStorage(() => {
          getLocalStore().name = name;
          setImmediate(() => void Promise.reject(name));
        });
      }
      setImmediate(() => void Promise.reject('outside'));`;

    const shown = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });

    expect(shown).toBe('one one\ntwo two\noutside undefined\n');
  });
});
