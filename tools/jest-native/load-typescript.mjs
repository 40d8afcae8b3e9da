// Hooks of Node's loader: our TypeScript as it stands, without a build, and AWS's clients in less time.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { asModule } from './as-module.cjs';
import { transformed } from './transformed.cjs';

const ours = '@clicamos/source';
const client = /\/@aws-sdk\/client-[^/]+\/dist-cjs\/index\.js$/;

/** `./x.js` is `./x.ts` where only that exists; our packages are their sources. */
export async function resolve(specifier, context, next) {
  const conditions = { ...context, conditions: [...context.conditions, ours] };
  if (!specifier.startsWith('.') || !specifier.endsWith('.js') || !context.parentURL?.endsWith('.ts'))
    return next(specifier, conditions);
  return next(specifier.replace(/\.js$/, '.ts'), conditions).catch(() => next(specifier, conditions));
}

/** Takes the types out. */
export async function load(url, context, next) {
  if (client.test(url)) return { format: 'module', source: asModule(fileURLToPath(url)), shortCircuit: true };
  if (!url.endsWith('.ts')) return next(url, context);
  const file = fileURLToPath(url);
  return {
    format: 'module',
    source: transformed(file, await readFile(file, 'utf8')),
    shortCircuit: true,
  };
}
