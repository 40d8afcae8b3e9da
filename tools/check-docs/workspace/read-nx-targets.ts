import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { NxTargets } from '../shell/reason-no-target.js';

interface Graph {
  readonly graph: {
    readonly nodes: Readonly<Record<string, { readonly data: { readonly targets?: object } }>>;
  };
}

/** Asks Nx, in a process of its own and without its daemon: some targets are inferred. */
export async function readNxTargets(root: string): Promise<NxTargets> {
  const { stdout } = await promisify(execFile)(
    join(root, 'node_modules', '.bin', 'nx'),
    ['graph', '--file=stdout'],
    {
      cwd: root,
      env: { ...outsideOfNx(), NX_DAEMON: 'false' },
      maxBuffer: 64 * 1024 * 1024,
      timeout: 60_000,
    },
  );
  // Nx's own format, since it has no typed way to ask without loading it into this process.
  const { graph } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as Graph;
  return new Map(
    Object.entries(graph.nodes).map(([name, { data }]) => [name, new Set(Object.keys(data.targets ?? {}))]),
  );
}

/** A task of Nx hands down what makes another Nx believe that it is part of the task; Jest's options are not its own. */
const outsideOfNx = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('NX_') && name !== 'NODE_OPTIONS'),
  );
