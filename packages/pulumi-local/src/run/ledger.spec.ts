import { createLedger } from './ledger.js';

const resource = (name: string) => ({
  ...{ urn: `urn:${name}`, type: 't', name, id: `${name}-1` },
  ...{ inputs: {}, outputs: {} },
});

describe('createLedger', () => {
  it('lists what was created in the order in which it came to be', async () => {
    const told: string[] = [];
    const ledger = createLedger(({ name }) => told.push(name));
    let finishSlow: () => void = () => undefined;
    const slow = ledger.track(() => new Promise((resolve) => (finishSlow = () => resolve(resource('slow')))));

    await ledger.track(async () => resource('fast'));
    finishSlow();
    await slow;

    expect(ledger.created.map(({ name }) => name)).toEqual(['fast', 'slow']);
    expect(told).toEqual(['fast', 'slow']);
  });

  it('rejects with the first failure, when what was under way has ended', async () => {
    const ledger = createLedger(() => undefined);
    let finishSlow: () => void = () => undefined;
    void ledger.track(() => new Promise((resolve) => (finishSlow = () => resolve(resource('slow')))));
    let rejected = false;
    ledger.failed.catch(() => (rejected = true));

    await ledger.track(() => Promise.reject(new Error('first')));
    ledger.fail(new Error('second'));
    await new Promise((resolve) => setImmediate(resolve));
    const rejectedTooEarly = rejected;
    finishSlow();

    await expect(ledger.failed).rejects.toThrow('first');
    expect(rejectedTooEarly).toBe(false);
    expect(ledger.created.map(({ name }) => name)).toEqual(['slow']);
  });

  it('creates nothing more after a failure', async () => {
    const ledger = createLedger(() => undefined);
    ledger.failed.catch(() => undefined);
    ledger.fail(new Error('first'));
    let created = false;

    await ledger.track(async () => {
      created = true;
      return resource('late');
    });

    expect(created).toBe(false);
  });
});
