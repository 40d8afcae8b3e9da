// Jest's globalSetup: whatever tests write to the temporary folder goes with the run, also when that is interrupted or
// killed.
const { spawn } = require('node:child_process');
const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

// Its input ends with Jest, however that ends. Programs that a test started may still write once.
const script = 'cat > /dev/null; rm -rf "$0" || { sleep 2; rm -rf "$0"; }';

module.exports = function ownTemporaryFolder() {
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
