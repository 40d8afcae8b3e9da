import { failing, group, inService, instance, sample } from '../../testing/samples.js';
import { reasonNotRemovable } from './reason-not-removable.js';

const attached = { sourceIds: ['web-elb', 'api-elb'] };
const ours = group('web-v003', [instance('i-3')], attached);
const theirs = group('web-v002', [instance('i-1'), instance('i-2')], attached);
const all = { 'i-1': inService, 'i-2': inService, 'i-3': inService };

describe('a next whose service another rollout has', () => {
  const removal = { groupName: ours.name, beside: 2, mayBeIdle: true };

  it('goes once enough serve beside it in each of its load balancers, whoever they are', () => {
    expect(reasonNotRemovable(sample([ours], { 'web-elb': all, 'api-elb': all }), removal)).toBeUndefined();
  });

  it('stays while it may be what serves', () => {
    const states = { 'web-elb': all, 'api-elb': { ...all, 'i-1': failing } };

    expect(reasonNotRemovable(sample([ours, theirs], states), removal)).toBe(
      'web-v003 may be needed: beside it 1 of 2 serve in api-elb',
    );
  });

  it('counts in instances, where its capacity is in units of weight', () => {
    const weighted = group('web-v003', [{ ...instance('i-3'), units: 4 }], attached);
    const states = sample([weighted], { 'web-elb': all, 'api-elb': all });

    expect(reasonNotRemovable(states, { ...removal, beside: 8 })).toBeUndefined();
    expect(reasonNotRemovable(states, { ...removal, beside: 9 })).toBe(
      'web-v003 may be needed: beside it 2 of 3 serve in web-elb',
    );
  });

  it('goes when it gives nothing, whoever else serves', () => {
    const none = { 'i-1': failing, 'i-2': failing, 'i-3': failing };

    expect(reasonNotRemovable(sample([ours], { 'web-elb': none, 'api-elb': none }), removal)).toBeUndefined();
  });
});
