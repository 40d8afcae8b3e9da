import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument, type MarkdownDocument } from '../markdown/parse-document.js';
import type { Workspace } from './workspace.js';

const documents = [
  /^(README|CONTRIBUTING)\.md$/,
  /^docs\/(?!api\/).*\.md$/,
  /^(packages|apps|examples)\/[^/]+\/[^/]+\.md$/,
  /^(packer|user_data|tools)\/.*\.md$/,
];

/** All that people read, but what is generated: the changelog and the API's pages. */
export const isDocument = (file: string): boolean =>
  !file.endsWith('CHANGELOG.md') && documents.some((pattern) => pattern.test(file));

export const readDocuments = ({ root, files }: Workspace): MarkdownDocument[] =>
  files
    .filter(isDocument)
    .sort()
    .map((file) => parseDocument(file, readFileSync(join(root, file), 'utf8')));
