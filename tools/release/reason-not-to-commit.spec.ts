import { reasonNotToCommit } from './reason-not-to-commit.mjs';

describe('reasonNotToCommit', () => {
  it('lets a clean main through', () => {
    expect(reasonNotToCommit({ branch: 'main', isDirty: false })).toBeUndefined();
  });

  it.each([
    [{ branch: 'fix', isDirty: false }, 'Expected the branch `main`, got `fix`'],
    [{ branch: '', isDirty: false }, 'Expected the branch `main`, got a detached HEAD'],
    [{ branch: 'main', isDirty: true }, 'Files differ from the commit'],
  ])('refuses to commit a release on %j', (checkout, reason) => {
    expect(reasonNotToCommit(checkout)).toContain(reason);
  });
});
