import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import type { Workspace, WorkspacePackage } from './workspace.js';

/** The repository around this file. */
export const workspaceRoot = join(import.meta.dirname, '..', '..', '..');

/** Reads what git has, and what it would take: files that are new and not ignored. */
export function readWorkspace(root: string = workspaceRoot): Workspace {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const files = [...new Set(listed.split('\0'))].filter(
    (file) => file !== '' && existsSync(join(root, file)),
  );
  const paths = new Set(files.flatMap((file) => [file, ...foldersOf(file)]));
  return {
    root,
    files,
    has: (path) => paths.has(normalize(path).replace(/\/$/, '')),
    packages: files.filter(isManifest).map((file) => readPackage(root, file)),
  };
}

const isManifest = (file: string) => /^((packages|apps|examples)\/[^/]+\/|tools\/)?package\.json$/.test(file);

function foldersOf(file: string): string[] {
  const folder = dirname(file);
  return folder === '.' ? ['.'] : [folder, ...foldersOf(folder)];
}

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

function readPackage(root: string, file: string): WorkspacePackage {
  // Our own manifests: npm has refused them long before if they are not of this shape.
  const manifest = JSON.parse(readFileSync(join(root, file), 'utf8')) as Manifest;
  return {
    name: manifest.name,
    folder: dirname(file),
    isPrivate: manifest.private === true,
    scripts: new Set(Object.keys(manifest.scripts ?? {})),
    peers: Object.keys(manifest.peerDependencies ?? {}),
  };
}
