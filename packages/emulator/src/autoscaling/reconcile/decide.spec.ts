import { decideCase, type DecisionCase } from '../../testing/autoscaling/autoscaling-decision-case.js';
import { makeMember } from '../../testing/autoscaling/autoscaling-group.js';

const i1 = makeMember('i-1');

const deletion: readonly DecisionCase[] = [
  {
    name: 'forces everything out',
    group: { members: [i1, makeMember('i-2', { lifecycle: 'Standby' })], isDeleting: true },
    actions: [
      { kind: 'forceOut', instanceId: 'i-1' },
      { kind: 'forceOut', instanceId: 'i-2' },
    ],
  },
  { name: 'removes the empty group', group: { isDeleting: true }, actions: [{ kind: 'removeGroup' }] },
];

describe('a group that is deleted', () => {
  it.each(deletion)('$name', (row) => {
    expect(decideCase(row)).toEqual({ actions: row.actions, lookAgainAtMs: row.lookAgainAtMs });
  });
});
