import { once } from 'node:events';
import { reasonNotAccepted } from '@clicamos/cli';
import { expectNoFindings } from './expect-no-findings.js';
import { groovyFindings } from './files/groovy-findings.js';
import { hasTerraform, hclFindings } from './files/hcl-findings.js';
import { jsonFindings } from './files/json-findings.js';
import { reasonNotConfig } from './files/reason-not-config.js';
import { yamlFindings, type YamlContext } from './files/yaml-findings.js';
import type { Finding } from './finding.js';
import { nameOf, type Block } from './markdown/extract-blocks.js';
import type { MarkdownDocument } from './markdown/parse-document.js';
import { ownFiles } from './shell/own-files.js';
import { readerFolder } from './shell/reader-folder.js';
import type { NxTargets } from './shell/reason-no-target.js';
import { shellFindings } from './shell/shell-findings.js';
import { usageFindings } from './shell/usage-findings.js';
import { readDocuments } from './workspace/read-documents.js';
import { readNxTargets } from './workspace/read-nx-targets.js';
import { readWorkspace } from './workspace/read-workspace.js';

const workspace = readWorkspace();
const documents = readDocuments(workspace);
const isInstalled = hasTerraform();
let targets: NxTargets = new Map();

const contextOf = (document: MarkdownDocument): YamlContext => ({
  workspace,
  targets,
  reasonNotAccepted,
  reasonNotConfig,
  folder: readerFolder(document.path),
  ownFiles: ownFiles(document),
});

type Check = (block: Block, context: YamlContext) => Finding[] | Promise<Finding[]>;

const checks: Readonly<Record<string, { readonly says: string; readonly check: Check } | undefined>> = {
  sh: {
    says: 'can be typed',
    check: ({ text, firstLine }, context) => shellFindings(text, firstLine, context),
  },
  yaml: { says: 'is valid', check: yamlFindings },
  groovy: { says: 'is valid', check: groovyFindings },
  json: { says: 'is valid', check: jsonFindings },
  ...(isInstalled ? { hcl: { says: 'is formatted', check: hclFindings } } : {}),
};

describe('commands and files in the documents', () => {
  beforeAll(async () => {
    targets = await readNxTargets(workspace.root);
  });

  it('are compared with the targets that Nx knows', () => {
    expect(targets.get('cli')).toContain('deploy');
  });

  for (const document of documents) {
    for (const block of document.blocks) {
      const entry = checks[block.language];
      if (entry && block.kind === 'fenced')
        it(`${document.path}:${block.line} ${nameOf(block)} ${entry.says}`, async () => {
          expectNoFindings(document, await entry.check(block, contextOf(document)));
        });
    }

    it(`${document.path} names commands that exist`, async () => {
      expectNoFindings(document, await usageFindings(document, contextOf(document)));
    });
  }

  if (!isInstalled)
    it('hcl IS NOT CHECKED: terraform is not on this machine', async () => {
      const text = '\n*** terraform is not installed: the hcl blocks of the documents were NOT checked ***\n';
      if (!process.stderr.write(text)) await once(process.stderr, 'drain');
      expect(isInstalled).toBe(false);
    });
});
