// The made rollouts of the report's own tests, for what nobody can record: 300 instances.
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../../packages/report/src/testing/made-rollout.ts', import.meta.url));

/** `madeRollout` of `packages/report`, which is in no package. */
export async function loadMadeRollout() {
  const bundled = await build({
    entryPoints: [source],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
  });
  const [{ text }] = bundled.outputFiles;
  return (await import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`)).madeRollout;
}
