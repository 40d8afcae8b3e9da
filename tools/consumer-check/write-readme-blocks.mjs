import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { register } from 'node:module';
import { join } from 'node:path';

register('./typescript-hooks.mjs', import.meta.url);

/**
 * Writes the code of the READMEs of our packages, as they were installed in the folder, into modules in `blocks`.
 * Answers which of them their reader can run, as TypeScript compiles them into `out`.
 */
export async function writeReadmeBlocks(folder) {
  const scope = join(folder, 'node_modules/@clicamos');
  await mkdir(join(folder, 'blocks'));
  const runnable = [];
  for (const name of (await readdir(scope)).sort()) {
    const readme = await readFile(join(scope, name, 'README.md'), 'utf8').catch(() => '');
    for (const { block, module } of await typeScriptBlocks(readme)) {
      await writeFile(join(folder, 'blocks', `${name}-${block.line}.mts`), module.text);
      if (block.words.includes('run')) runnable.push(`out/${name}-${block.line}.mjs`);
    }
  }
  return runnable;
}

async function typeScriptBlocks(readme) {
  const { parseDocument } = await import('../check-docs/markdown/parse-document.ts');
  const { blockModule, isCode } = await import('../check-docs/code/block-module.ts');
  return parseDocument('README.md', readme)
    .blocks.filter(isCode)
    .map((block) => ({ block, module: blockModule(block) }))
    .filter(({ module }) => module.extension === '.mts');
}
