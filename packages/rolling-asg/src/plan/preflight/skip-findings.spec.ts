import { checkSkipped } from './skip-findings.js';

describe('what is skipped by name', () => {
  it('is a check that there is', () => {
    expect(() => checkSkipped(['standby', 'free-addresses'])).not.toThrow();
  });

  it.each([
    ['standbye', 'There is no preflight check `standbye`; there are alarms, capacity-max, '],
    ['toString', 'There is no preflight check `toString`; there are '],
    ['undo-fits', 'The preflight check `undo-fits` cannot be skipped: nothing else would hold'],
  ])('is refused for %s, with the list', (id, message) => {
    expect(() => checkSkipped([id])).toThrow(
      expect.objectContaining({ code: 'BadOptions', message: expect.stringContaining(message) }),
    );
  });
});
