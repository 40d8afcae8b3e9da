import { countBy, rollClassic, type CountedRoll } from '../testing/classic-rolls.js';

const inAll = ({ calls }: CountedRoll) => calls.length;

/** Of AWS's clock: in all, and of the steps that take capacity away. */
function secondsOf({ result: { wallMs, steps } }: CountedRoll) {
  const of = (wanted: string) => (steps.find(({ kind }) => kind === wanted)?.wallMs ?? 0) / 1_000;
  return { wall: wallMs / 1_000, drain: of('drain'), deleteGroup: of('deleteGroup') };
}

/** AWS protects 50 instances from scale-in at a time; of all others one call does, whatever the number. */
const others = ({ calls }: CountedRoll) =>
  calls.filter(({ operation }) => operation !== 'SetInstanceProtection');

describe('what AWS is asked in a roll behind a Classic Load Balancer', () => {
  it('is as much as each step needs', async () => {
    const { first, next } = await rollClassic(2);

    expect(next.result.outcome).toBe('deployed');
    expect(countBy(next.calls, 'during')).toEqual({
      plan: 16,
      createLaunchTemplateVersion: 4,
      createGroup: 6,
      holdPrevious: 3,
      awaitCapacity: 16,
      drain: 11,
      deleteGroup: 18,
      finish: 12,
    });
    expect(secondsOf(next)).toEqual({ wall: 51, drain: 13, deleteGroup: 7 });
    expect([inAll(first), inAll(next)]).toEqual([52, 86]);
  });

  it('is the same for 100 instances as for 2', async () => {
    const [few, many] = [await rollClassic(2), await rollClassic(100)];

    expect(others(many.next)).toEqual(others(few.next));
    expect(many.next.result.wallMs).toBe(few.next.result.wallMs);
  });
});
