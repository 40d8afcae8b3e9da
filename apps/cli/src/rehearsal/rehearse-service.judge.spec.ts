import { factsOf, found, losing, outcomes, settings, signal } from '../testing/rehearsed-service.js';
import { rehearseService } from './rehearse-service.js';

describe('a rehearsal of 40 instances', () => {
  it('plays twelve scenarios, and loses nothing where nobody must', async () => {
    const rehearsal = await rehearseService({ facts: factsOf(), settings, signal });

    expect(outcomes(rehearsal)).toEqual({
      undisturbed: 'deployed',
      'slow-boot': 'deployed',
      'bad-image': 'rolled-back',
      'zone-without-capacity': 'deployed',
      'no-capacity-for-5m': 'deployed',
      'zone-lost': 'deployed',
      'stuck-hook': 'rolled-back',
      'scale-out': 'deployed',
      'instance-ended': 'deployed',
      throttling: 'deployed',
      'late-answers': 'deployed',
      abort: 'rolled-back',
    });
    expect(losing(rehearsal)).toEqual(['zone-lost']);
    expect(found(rehearsal, 'zone-lost')).toMatchObject({ lowest: 26 });
    expect(found(rehearsal, 'undisturbed')).toMatchObject({ lowest: 40, lost: 0 });
    expect(rehearsal).toMatchObject({ wanted: 40, floor: 36, advice: [] });
  });
});
