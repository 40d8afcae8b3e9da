import { nameAtAws } from './name-at-aws.js';

describe('nameAtAws', () => {
  const urn = 'urn:pulumi:dev::web::aws:iam/role:Role::app';

  it('is the one that the program gives', () => {
    expect(nameAtAws({ name: 'mine' }, 'app', urn)).toBe('mine');
  });

  it('begins with the prefix that the program gives', () => {
    expect(nameAtAws({ namePrefix: 'app-v1-' }, 'app', urn)).toMatch(/^app-v1-[0-9a-f]{26}$/);
  });

  it('is otherwise the name in the program, made unique', () => {
    expect(nameAtAws({}, 'app', urn)).toMatch(/^app-[0-9a-f]{7}$/);
    expect(nameAtAws({}, 'app', urn)).toBe(nameAtAws({}, 'app', urn));
    expect(nameAtAws({}, 'app', `${urn}2`)).not.toBe(nameAtAws({}, 'app', urn));
  });
});
