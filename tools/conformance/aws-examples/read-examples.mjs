import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const where = 'import awscli, os; print(os.path.dirname(awscli.__file__))';
/** Where the installers of the CLI's second version put what comes along. */
const bundled = '/usr/local/aws-cli/v2/current/dist/awscli';

/** The examples of Auto Scaling that come with the AWS CLI; none where it is not installed, or without them. */
export function readExamples() {
  const roots = ['python3', 'python'].map((python) =>
    spawnSync(python, ['-c', where]).stdout?.toString().trim(),
  );
  const folders = [...roots, bundled].filter(Boolean).map((root) => join(root, 'examples/autoscaling'));
  const folder = folders.find((each) => existsSync(each));
  if (folder === undefined) return [];
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.rst'))
    .sort();
  return names.flatMap((name) => examplesOf(name.replace('.rst', ''), readPage(join(folder, name))));
}

/** Each command of a page, with the file that it reads and what it prints, where the page shows them. */
function examplesOf(operation, page) {
  const examples = [];
  let file;
  for (const { lead, text } of blocksOf(page)) {
    if (text.startsWith('aws '))
      examples.push({ operation, command: text.replaceAll(/\\[ \t]*\n/g, ''), file: undefined });
    else if (lead.includes('ontents of')) file = text;
    else if (lead.startsWith('Output')) examples.at(-1).output = text;
    // The file stands before its command or behind it.
    const last = examples.at(-1);
    if (file !== undefined && last?.command.includes('file://') && last.file === undefined)
      [last.file, file] = [file, undefined];
  }
  return examples.map((one, index) => ({ ...one, name: `${operation} ${index + 1}` }));
}

/** What is indented behind a line that ends in two colons. */
function blocksOf(page) {
  const found = [...page.matchAll(/^(.*)::[ \t]*\n[ \t]*\n((?:(?: {4}.*)?\n)+)/gm)];
  return found.map(([, lead, block]) => ({
    lead: lead.trim(),
    text: block.replaceAll(/^ {4}/gm, '').trim(),
  }));
}

/** Some pages have lines of Windows. */
const readPage = (path) => `${readFileSync(path, 'utf8').replaceAll('\r\n', '\n')}\n`;
