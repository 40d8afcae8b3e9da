import type { Finding } from '../finding.js';
import { bashProblems } from './bash-problems.js';
import { commandFindings, type CommandContext } from './command-findings.js';

const placeholder = /(?<=^|[\s=])<[A-Za-z][\w -]*>(?=$|\s)/;

/** What is wrong with a script: first what bash cannot parse, then what its commands name and is not there. */
export async function shellFindings(
  script: string,
  firstLine: number,
  context: CommandContext,
): Promise<Finding[]> {
  const placeholders = script.split('\n').flatMap((text, index) => {
    const found = placeholder.exec(text)?.[0];
    return found === undefined ? [] : [{ line: firstLine + index, ...placeholderReason(found) }];
  });
  if (placeholders.length > 0) return placeholders;
  const problems = bashProblems(script);
  if (problems.length > 0)
    return problems.map(({ line, problem }) => ({
      line: firstLine + line - 1,
      problem: `bash: ${problem}`,
      advice: 'A sh block holds commands that bash can parse; output is a ```text block.',
    }));
  return commandFindings(script, firstLine, context);
}

const placeholderReason = (found: string) => ({
  problem: `\`${found}\` is a redirection to bash.`,
  advice: 'Use a real-looking value: ami-0123456789abcdef0, 123456789012, us-east-1, web-elb.',
});
