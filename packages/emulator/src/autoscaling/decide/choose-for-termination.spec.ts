import fc from 'fast-check';
import { makeGroup, makeMember } from '../../testing/autoscaling/autoscaling-group.js';
import type { Member } from '../group/member.js';
import type { TerminationPolicy } from '../group/termination-policy.js';
import { chooseForTermination } from './choose-for-termination.js';
import { countBy } from './place-instances.js';

const version = (number: number) => ({ launchTemplate: { id: 'lt-1', name: 'web', version: number } });
const choose = (members: readonly Member[], count: number, policies: TerminationPolicy[] = ['Default']) =>
  chooseForTermination(makeGroup({ settings: { terminationPolicies: policies } }), members, count).map(
    ({ instanceId }) => instanceId,
  );

describe('chooseForTermination', () => {
  it('takes from the fullest zone', () => {
    const members = [makeMember('i-1'), makeMember('i-2', { zone: 'b' }), makeMember('i-3', { zone: 'b' })];

    expect(choose(members, 1)).toEqual(['i-2']);
  });

  it('takes from a zone that the group has left first', () => {
    const members = [makeMember('i-1'), makeMember('i-2'), makeMember('i-3', { zone: 'z' })];

    expect(choose(members, 1)).toEqual(['i-3']);
  });

  it('takes what is unhealthy before all else', () => {
    const members = [
      makeMember('i-1'),
      makeMember('i-2'),
      makeMember('i-3', { zone: 'b', unhealthy: 'user' }),
    ];

    expect(choose(members, 1)).toEqual(['i-3']);
  });

  it.each([
    { policies: ['Default'], chosen: 'i-old-version' },
    { policies: ['OldestLaunchTemplate'], chosen: 'i-old-version' },
    { policies: ['OldestInstance'], chosen: 'i-old' },
    { policies: ['NewestInstance'], chosen: 'i-new' },
    { policies: ['ClosestToNextInstanceHour', 'NewestInstance'], chosen: 'i-new' },
  ] as const)('follows $policies', ({ policies, chosen }) => {
    const members = [
      makeMember('i-new', { joinedAtMs: 3, ...version(2) }),
      makeMember('i-old-version', { joinedAtMs: 2, ...version(1) }),
      makeMember('i-old', { joinedAtMs: 1, ...version(2) }),
    ];

    expect(choose(members, 1, [...policies])).toEqual([chosen]);
  });

  const anyMembers = fc
    .array(fc.record({ zone: fc.constantFrom('a', 'b', 'c', 'z'), protectedFromScaleIn: fc.boolean() }), {
      maxLength: 12,
    })
    .map((said) => said.map((each, index) => makeMember(`i-${index}`, each)));

  it('never takes a protected instance, and takes as many of the others as it is asked', () => {
    fc.assert(
      fc.property(anyMembers, fc.nat(14), (members, count) => {
        const eligible = members
          .filter((member) => !member.protectedFromScaleIn)
          .map(({ instanceId }) => instanceId);

        const chosen = choose(members, count);

        expect(eligible).toEqual(expect.arrayContaining(chosen));
        expect(new Set(chosen).size).toBe(Math.min(count, eligible.length));
      }),
    );
  });

  it('keeps zones that differ by one at most that way', () => {
    fc.assert(
      fc.property(fc.nat(12), fc.nat(12), (size, count) => {
        const members = Array.from({ length: size }, (_, index) =>
          makeMember(`i-${index}`, { zone: 'abc'.charAt(index % 3) }),
        );

        const chosen = choose(members, count);

        const counts = countBy(
          members.filter(({ instanceId }) => !chosen.includes(instanceId)),
          ({ zone }) => zone,
        );
        const perZone = [...'abc'].map((zone) => counts.get(zone) ?? 0);
        expect(Math.max(...perZone) - Math.min(...perZone)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
