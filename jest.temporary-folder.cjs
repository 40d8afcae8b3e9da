// Jest's globalSetup: whatever tests write to the temporary folder goes with the run, also when that is interrupted or
// killed.
const { spawn } = require('node:child_process');
const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { cacheFolder } = require('./tools/jest-native/cache-folder.cjs');
const { forgetOld } = require('./tools/jest-native/forget-old.cjs');

// Its input ends with Jest, however that ends. Programs that a test started may still write once.
const script = 'cat > /dev/null; rm -rf "$0" || { sleep 2; rm -rf "$0"; }';

/** Every change of a file leaves what it was before in the cache: a month of that is enough. */
const keptMs = 30 * 24 * 60 * 60_000;

module.exports = function ownTemporaryFolder() {
  forgetOld(cacheFolder, Date.now() - keptMs);
  const folder = mkdtempSync(join(tmpdir(), 'clicamos-tests-'));
  process.env.TMPDIR = folder;
  // Out of the process group, which Ctrl-C ends.
  const remover = spawn('/bin/sh', ['-c', script, folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  remover.unref();
  remover.stdin.unref();
};
