import { join } from 'node:path';
import { parseDocument } from '../markdown/parse-document.js';
import { workspaceRoot } from '../workspace/read-workspace.js';
import { blockModule } from './block-module.js';
import { importFindings } from './import-findings.js';
import { typeCheck } from './type-check.js';
import { typeFindings } from './type-findings.js';

const fence = '```';
const source = `# Code

${fence}ts
import { systemClock } from '@clicamos/health';

const now: string = systemClock.now();
${fence}

<!-- given: declare const wanted: number;
declare const missing: Nothing; -->

${fence}ts
export const twice = wanted * 2;
${fence}

${fence}js cjs
const { systemClock } = require('@clicamos/health');
systemClock.slep(1, (value) => value);
${fence}

${fence}ts
import { absent } from '@clicamos/health';
import fs from 'fs';
import express from 'express';
import { EC2Client } from '@aws-sdk/client-ec2';
import 'node:os';
${fence}
`;

const modules = parseDocument('a.md', source).blocks.map(blockModule);

describe('the code of a document', () => {
  const problems = typeCheck(
    modules.map(({ text, extension }, index) => ({ name: `${index}${extension}`, text })),
    { folder: join(workspaceRoot, 'tools', 'check-docs', 'blocks') },
  );
  const found = modules.map((module, index) =>
    typeFindings(module, problems.get(`${index}${module.extension}`) ?? []).map(
      ({ line, problem }) => `${line} ${problem}`,
    ),
  );

  it('is type-checked against the packages, problems at their lines of the document', () => {
    expect(found[0]).toEqual(["6 Type 'number' is not assignable to type 'string'. (TS2322)"]);
  });

  it('has what is given, and what is given is checked too', () => {
    expect(found[1]).toEqual(["10 Cannot find name 'Nothing'. (TS2304)"]);
  });

  it('may be CommonJS, where types are checked but not demanded', () => {
    expect(found[2]).toEqual([expect.stringMatching(/^18 Property 'slep' does not exist on type 'Clock'/)]);
  });

  it('imports only what its package exports', () => {
    expect(found[3]).toContainEqual(expect.stringMatching(/^22 .*has no exported member 'absent'/));
  });

  it('imports only what its reader has', () => {
    const importable = { installed: new Set<string>(), peers: new Set(['@aws-sdk/client-ec2']) };
    const [, , , last] = modules;

    const findings = last === undefined ? [] : importFindings(last, importable);

    expect(findings.map(({ line, advice }) => `${line} ${advice}`)).toEqual([
      '23 Import it as `node:fs`.',
      '24 Add `npm install express` to a sh block of this document, or do without it.',
    ]);
  });
});
