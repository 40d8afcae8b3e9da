import { group, instance } from '../../testing/samples.js';
import { pointedSources, runningSources } from './running-sources.js';

const made = { launchTemplateId: 'lt-1', launchTemplateVersion: '3' };
const old = { launchTemplateId: undefined, launchTemplateVersion: undefined, launchConfiguration: 'old' };

describe('runningSources', () => {
  it('has each launch template version and launch configuration once', () => {
    const instances = [instance('i-1', made), instance('i-2', made), instance('i-3', old)];

    expect(runningSources(group('web', instances))).toEqual([
      { kind: 'template', id: 'lt-1', version: '3' },
      { kind: 'configuration', name: 'old' },
    ]);
  });

  it('names what the instances run, not what the group points at since', () => {
    const moved = group('web', [instance('i-1', old)], {
      launchTemplate: undefined,
      launchConfiguration: 'new',
    });

    expect(runningSources(moved)).toEqual([{ kind: 'configuration', name: 'old' }]);
    expect(pointedSources(moved)).toEqual([{ kind: 'configuration', name: 'new' }]);
  });
});
