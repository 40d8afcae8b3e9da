/**
 * A release is committed to main, and holds nothing but the release.
 *
 * @param {object} checkout
 * @param {string} checkout.branch the current one, empty when detached
 * @param {boolean} checkout.isDirty whether files differ from the commit
 * @returns {string | undefined}
 */
export function reasonNotToCommit({ branch, isDirty }) {
  if (branch !== 'main') {
    return `Expected the branch \`main\`, got ${branch ? `\`${branch}\`` : 'a detached HEAD'}`;
  }
  if (isDirty) return 'Files differ from the commit: commit or stash them first';
  return undefined;
}
