import type { Finding } from '../finding.js';
import { lineOfPath } from './scripts-in-yaml.js';

/** The command's own opinion of a clicamos.yaml; `undefined` when it takes it. */
export type ReasonNotConfig = (text: string) => Promise<string | undefined>;

/** What the command refuses of a clicamos.yaml, each value at its line. */
export async function configFindings(
  text: string,
  firstLine: number,
  reasonNotConfig: ReasonNotConfig,
): Promise<Finding[]> {
  const reason = await reasonNotConfig(text);
  if (reason === undefined) return [];
  return reason.split('\n').map((problem) => {
    const [, path = ''] = /clicamos\.yaml(?::\d+)?: ([\w.-]+): /.exec(problem) ?? [];
    return {
      line: firstLine + lineOfPath(text, path.split('.')) - 1,
      problem,
      advice:
        'Show a whole clicamos.yaml that the command takes; `npx nx run cli:schema` prints what it may say.',
    };
  });
}
