// Loads our TypeScript as it is, so that a search starts in a second, needs no build and can break what it loads.
import { readFile } from 'node:fs/promises';
import { transform } from '@swc/core';
import { mutate } from './mutations/mutate.mjs';

const options = {
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'es6' },
  jsc: { target: 'es2022', parser: { syntax: 'typescript', explicitResourceManagement: true } },
};

const mutation = process.env.CLICAMOS_MUTATION;

/** `./x.js` is `./x.ts` where only that exists. */
export async function resolve(specifier, context, next) {
  if (!specifier.startsWith('.') || !specifier.endsWith('.js')) return next(specifier, context);
  return next(specifier.replace(/\.js$/, '.ts'), context).catch(() => next(specifier, context));
}

/** Takes the types out, and puts a mutation in where one is asked for. */
export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const filename = new URL(url).pathname;
  const text = await readFile(new URL(url), 'utf8');
  const source = mutation === undefined ? text : mutate(mutation, filename, text);
  const { code } = await transform(source, { ...options, filename });
  return { format: 'module', source: code, shortCircuit: true };
}
