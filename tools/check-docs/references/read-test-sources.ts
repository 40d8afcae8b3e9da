import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '../workspace/workspace.js';

/** Where tests are: specs and what they share, the NAT's own test program and the consumer check. */
const isTest = (file: string) =>
  (/\.spec\.ts$|\/src\/testing\/.*\.ts$/.test(file) && !file.startsWith('tools/check-docs/')) ||
  /^(packages\/network\/nat-test|tools\/consumer-check|examples)\/.*\.(mjs|cjs|js|ts)$/.test(file);

export const readTestSources = ({ root, files }: Workspace): string[] =>
  files.filter(isTest).map((file) => readFileSync(join(root, file), 'utf8'));
