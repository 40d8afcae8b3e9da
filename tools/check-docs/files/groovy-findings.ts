import type { Finding } from '../finding.js';
import type { Block } from '../markdown/extract-blocks.js';
import type { CommandContext } from '../shell/command-findings.js';
import { shellFindings } from '../shell/shell-findings.js';
import { scriptsInGroovy } from './scripts-in-groovy.js';

/** What the `sh` steps of a Jenkinsfile get wrong; its Groovy is not parsed beyond its brackets. */
export async function groovyFindings(
  { text, words, line, firstLine }: Block,
  context: CommandContext,
): Promise<Finding[]> {
  if (words[0] !== 'Jenkinsfile')
    return [{ line, problem: 'This block does not name its file.', advice: 'Write ```groovy Jenkinsfile.' }];
  const scripts = scriptsInGroovy(text);
  const findings = await Promise.all(
    scripts.map((script) => shellFindings(script.text, firstLine + script.line - 1, context)),
  );
  return [...bracketFindings(text, firstLine), ...findings.flat()];
}

function bracketFindings(text: string, line: number): Finding[] {
  const code = text.replaceAll(
    /'''[\s\S]*?'''|"""[\s\S]*?"""|'(?:\\.|[^'\n])*'|"(?:\\.|[^"\n])*"|\/\/.*/g,
    '',
  );
  const count = (char: string) => code.split(char).length - 1;
  const pairs: readonly (readonly [string, string])[] = [
    ['{', '}'],
    ['(', ')'],
    ['[', ']'],
  ];
  const odd = pairs.find(([open, close]) => count(open) !== count(close));
  if (odd === undefined) return [];
  const [open, close] = odd;
  return [
    {
      line,
      problem: `It has ${count(open)} \`${open}\` and ${count(close)} \`${close}\`.`,
      advice: 'Close each.',
    },
  ];
}
