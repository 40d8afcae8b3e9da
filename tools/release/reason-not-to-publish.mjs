/** Whether only this machine can install from the registry. */
export function isLocal(registry) {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(registry).hostname);
}

/**
 * A registry of this machine takes anything. Others get what the release workflow publishes, with a proof of where it
 * comes from: a commit of main that carries the tag of its version, and nothing else.
 *
 * @param {object} publishing
 * @param {string} publishing.registry
 * @param {Readonly<Record<string, string | undefined>>} publishing.env
 * @param {readonly string[]} publishing.branches those that hold the commit
 * @param {boolean} publishing.isDirty whether files differ from the commit
 * @param {readonly string[]} publishing.tags those of the commit
 * @param {string} publishing.version
 * @returns {string | undefined}
 */
export function reasonNotToPublish({ registry, env, branches, isDirty, tags, version }) {
  if (isLocal(registry)) return undefined;
  if (env.GITHUB_ACTIONS !== 'true') {
    return `\`${registry}\` is public: only the workflow \`.github/workflows/release.yml\` publishes to it`;
  }
  if (!env.ACTIONS_ID_TOKEN_REQUEST_URL) {
    return 'This job has no OIDC token, so npm could not prove where the packages come from: it needs `permissions: { id-token: write }`';
  }
  if (isDirty) return 'Files differ from the commit: what is published must be in the repository';
  if (!branches.some((branch) => branch === 'main' || branch === 'origin/main')) {
    return `Expected a commit of \`main\`, got one of ${listed(branches)}`;
  }
  if (!tags.includes(`v${version}`)) {
    return `Expected the commit to carry the tag \`v${version}\`, got ${listed(tags)}: publish from the tag`;
  }
  return undefined;
}

function listed(names) {
  return names.length === 0 ? 'none' : names.map((name) => `\`${name}\``).join(', ');
}
