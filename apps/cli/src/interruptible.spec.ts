import { EventEmitter } from 'node:events';
import { interruptible } from './interruptible.js';
import { Interrupted } from './terminal.js';

function fakeProcess() {
  const written: string[] = [];
  const exits: number[] = [];
  const subject = Object.assign(new EventEmitter(), {
    stderr: { write: (text: string) => written.push(text) },
    exit: (code: number) => exits.push(code),
  });
  return { subject: subject as unknown as NodeJS.Process, written, exits }; // the part that it uses
}

describe('interruptible', () => {
  it('aborts at the first signal, with its name as the reason', () => {
    const { subject, exits } = fakeProcess();
    const { signal } = interruptible(subject);

    subject.emit('SIGTERM', 'SIGTERM');

    expect(signal.reason).toEqual(new Interrupted('SIGTERM'));
    expect(exits).toEqual([]);
  });

  it.each<[NodeJS.Signals, number]>([
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('exits at a second %s with %i, as shells count', (name, code) => {
    const { subject, exits } = fakeProcess();
    interruptible(subject);

    subject.emit('SIGINT', 'SIGINT');
    subject.emit(name, name);

    expect(exits).toEqual([code]);
  });

  it('exits at the second one, and says what is left', () => {
    const { subject, written, exits } = fakeProcess();
    const { onLeave } = interruptible(subject);
    onLeave(() => 'web-v002 is half way. Run: clicamos abort prod');

    subject.emit('SIGINT', 'SIGINT');
    subject.emit('SIGINT', 'SIGINT');

    expect(written.join('')).toContain('Run: clicamos abort prod');
    expect(exits).toEqual([130]);
  });
});
