import { checks } from './checks/all-checks.mjs';
import { leftOf, nothing, useEmulatedAccount, verdictsOf } from './testing/emulated-account.js';

/** What a loaded machine may be too late to see, at an emulator's speed. */
const passing = ['target-starts', 'classic-leaves', 'lists-removing', 'target-leaves'].concat([
  'detach-while-removing',
  'attach-while-removing',
  'source-states',
  'resize-takes-out',
]);

describe('every check of the first run on AWS', () => {
  const openEmulator = useEmulatedAccount();

  it('sees on the emulator what is assumed of AWS, and leaves nothing', async () => {
    await using opened = await openEmulator();

    const { code, lines } = await opened.run();

    const verdicts = verdictsOf(lines);
    expect(Object.keys(verdicts)).toEqual(checks.map(({ id }: { id: string }) => id));
    const others = Object.entries(verdicts).filter(
      ([id, verdict]) => verdict !== 'same' && !(verdict === 'not seen' && passing.includes(id)),
    );
    expect(others).toEqual([]);
    expect({ code, left: await leftOf(opened.clients) }).toEqual({ code: 0, left: nothing });
  }, 180_000);
});
