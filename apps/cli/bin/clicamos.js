#!/usr/bin/env node
// Committed, so that npm links an executable before the first build. Any Node can read it, the rest only a newer one.
import { existsSync } from 'node:fs';

const leastNode = '20.19';
const [major, minor] = process.version.slice(1).split('.').map(Number);
const [leastMajor, leastMinor] = leastNode.split('.').map(Number);

if (major < leastMajor || (major === leastMajor && minor < leastMinor))
  refuse(
    `clicamos needs Node ${leastNode} or newer, this is ${process.version} (${process.execPath}). Install one, for example: nvm install 24`,
  );
else if (!existsSync(new URL('../dist/main.js', import.meta.url)))
  refuse('clicamos is not built in this repository yet. Run: npx nx run cli:compile');
else if (!hasFolder()) refuse('The folder that this runs in is gone. Change into one that is there: cd');
else await import('../dist/main.js');

function refuse(reason) {
  process.stderr.write(`${reason}\n`);
  process.exitCode = 2;
}

function hasFolder() {
  try {
    return process.cwd() !== '';
  } catch {
    return false;
  }
}
