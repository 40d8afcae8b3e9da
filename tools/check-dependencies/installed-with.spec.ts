import { installedWith, reasonAgainstCount } from './installed-with.mjs';

/** `cli` needs one of ours, which has a version of `wrap` of its own; `peer` comes along, `rare` and `tool` do not. */
const locked = {
  '': { name: 'workspace', version: '0.0.0' },
  'apps/cli': {
    name: '@clicamos/cli',
    version: '0.1.0',
    dependencies: { '@clicamos/report': '^0.1.0', wrap: '^10.0.0' },
    devDependencies: { tool: '^1.0.0' },
    peerDependencies: { peer: '^1.0.0', rare: '^1.0.0' },
    peerDependenciesMeta: { rare: { optional: true } },
  },
  'packages/report': { name: '@clicamos/report', version: '0.1.0', dependencies: { wrap: '^9.0.0' } },
  'packages/report/node_modules/wrap': { version: '9.0.0', dependencies: { width: '^8.0.0' } },
  'packages/report/node_modules/wrap/node_modules/width': { version: '8.0.0' },
  'node_modules/@clicamos/report': { resolved: 'packages/report', link: true },
  'node_modules/wrap': { version: '10.0.0', dependencies: { width: '^8.0.0' } },
  'node_modules/wrap/node_modules/width': { version: '8.0.0' },
  'node_modules/width': { version: '7.0.0' },
  'node_modules/peer': { version: '1.0.0' },
  'node_modules/rare': { version: '1.0.0' },
  'node_modules/tool': { version: '1.0.0' },
};

describe('installedWith', () => {
  it('follows what is needed as Node finds it, and counts two copies of a version once', () => {
    expect([...installedWith('apps/cli', locked)].sort()).toEqual([
      '@clicamos/cli@0.1.0',
      '@clicamos/report@0.1.0',
      'peer@1.0.0',
      'width@8.0.0',
      'wrap@10.0.0',
      'wrap@9.0.0',
    ]);
  });
});

describe('reasonAgainstCount', () => {
  it('names what comes along where it is more than it may be', () => {
    expect(reasonAgainstCount('apps/cli', ['b@1', 'a@1'], 2)).toBeUndefined();
    expect(reasonAgainstCount('apps/cli', ['b@1', 'a@1'], 1)).toBe(
      '`apps/cli` brings 2 packages with it, want at most 1: a@1, b@1',
    );
  });
});
