// Nx's changelog in plain text; nx.json names this file in `release.changelog.workspaceChangelog.renderer`.
import changelogRenderer from 'nx/release/changelog-renderer';

/** Nx takes the default export of the file. */
export default class PlainChangelogRenderer extends changelogRenderer.default {
  formatChange(change) {
    return super.formatChange(change).replace(/^- \p{Extended_Pictographic}\uFE0F? +/u, '- ');
  }

  renderBreakingChanges() {
    const [, ...lines] = super.renderBreakingChanges();
    return ['### Breaking changes', ...lines];
  }
}
