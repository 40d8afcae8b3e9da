// What Nx's own versioning leaves to us; nx.json names this file in `release.version.versionActions`.
import jsVersionActions from '@nx/js/src/release/version-actions';
import { execFileSync } from 'node:child_process';
import { rangesFollow } from './ranges-follow.mjs';

const { default: JsVersionActions, afterAllProjectsVersioned } = jsVersionActions;
export { afterAllProjectsVersioned };

/** Nx takes the default export of the file. */
export default class ReleaseVersionActions extends JsVersionActions {
  /** The first release is the version that the packages carry already, not the one after it. */
  async calculateNewVersion(currentVersion, bump, ...reasons) {
    if (!isRelative(bump) || hasRelease()) return super.calculateNewVersion(currentVersion, bump, ...reasons);
    return {
      newVersion: currentVersion,
      logText: `No release is tagged yet: ${currentVersion} is the first`,
    };
  }

  /** The examples are no packages, so Nx passes them by: their ranges of ours follow here. */
  async updateProjectVersion(tree, newVersion) {
    const messages = await super.updateProjectVersion(tree, newVersion);
    const { packageName } = this.projectGraphNode.data.metadata.js;
    const manifests = tree.children('examples').map((name) => `examples/${name}/package.json`);
    for (const path of manifests.filter((manifest) => tree.exists(manifest))) {
      const text = tree.read(path, 'utf-8');
      const next = rangesFollow(text, { packageName, version: newVersion });
      if (next !== text) tree.write(path, next);
    }
    return messages;
  }
}

function isRelative(bump) {
  return !/^\d/.test(bump);
}

function hasRelease() {
  return execFileSync('git', ['tag', '--list', 'v[0-9]*'], { encoding: 'utf8' }).trim() !== '';
}
