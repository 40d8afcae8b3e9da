import { basename } from 'node:path';
import { parseDocument } from 'yaml';
import type { Finding } from '../finding.js';
import type { Block } from '../markdown/extract-blocks.js';
import type { CommandContext } from '../shell/command-findings.js';
import { shellFindings } from '../shell/shell-findings.js';
import { configFindings, type ReasonNotConfig } from './config-findings.js';
import { scriptsInYaml } from './scripts-in-yaml.js';
import { workflowFindings } from './workflow-findings.js';

export interface YamlContext extends CommandContext {
  readonly reasonNotConfig: ReasonNotConfig;
}

/** What a block of YAML gets wrong, by the file that it says it is. */
export async function yamlFindings(
  { text, words, firstLine }: Block,
  context: YamlContext,
): Promise<Finding[]> {
  const { errors, contents } = parseDocument(text);
  if (errors.length > 0)
    return errors.map(({ message, linePos }) => ({
      line: firstLine + (linePos?.[0].line ?? 1) - 1,
      problem: `Not valid YAML: ${message.split('\n')[0]}`,
      advice: 'Correct it.',
    }));
  const [file] = words;
  const root: unknown = contents?.toJSON();
  if (file === undefined) return unnamedFindings(root, firstLine);
  if (basename(file) === 'clicamos.yaml') return configFindings(text, firstLine, context.reasonNotConfig);
  if (/^\.github\/workflows\/[^/]+\.ya?ml$/.test(file))
    return [
      ...workflowFindings(text, root, firstLine),
      ...(await scriptFindings(text, ['run'], firstLine, context)),
    ];
  if (basename(file) === '.gitlab-ci.yml')
    return scriptFindings(text, ['script', 'before_script', 'after_script'], firstLine, context);
  return [];
}

async function scriptFindings(
  source: string,
  keys: readonly string[],
  firstLine: number,
  context: CommandContext,
): Promise<Finding[]> {
  const scripts = scriptsInYaml(source, new Set(keys));
  const findings = await Promise.all(
    scripts.map(({ text, line }) => shellFindings(withoutExpressions(text), firstLine + line - 1, context)),
  );
  return findings.flat();
}

/** GitHub puts a value in the place of `${{ ... }}` before a shell sees it. */
const withoutExpressions = (script: string) => script.replaceAll(/\$\{\{[^}]*\}\}/g, 'value');

const nameOfKey: Readonly<Record<string, string>> = {
  service: 'clicamos.yaml',
  environments: 'clicamos.yaml',
  defaultEnvironment: 'clicamos.yaml',
  jobs: '.github/workflows/deploy.yml',
  stages: '.gitlab-ci.yml',
};

function unnamedFindings(root: unknown, line: number): Finding[] {
  const key =
    root !== null && typeof root === 'object' ? Object.keys(root).find((k) => k in nameOfKey) : undefined;
  if (key === undefined) return [];
  return [
    {
      line,
      problem: `With \`${key}\` this looks like a ${nameOfKey[key]}, but the block does not name its file.`,
      advice: `Write \`\`\`yaml ${nameOfKey[key]} and show the whole file.`,
    },
  ];
}
