import { lineAt } from '../finding.js';
import type { EmbeddedScript } from './scripts-in-yaml.js';

const step =
  /\bsh\b\s*\(?\s*(?:(?:\w+\s*:\s*[\w'"]+\s*,\s*)*script\s*:\s*)?('''|"""|'|")([\s\S]*?)(?<!\\)\1/g;

/** The texts of the `sh` steps of a Jenkinsfile. */
export const scriptsInGroovy = (source: string): EmbeddedScript[] =>
  [...source.matchAll(step)].map((match) => {
    const [whole, quote = '', text = ''] = match;
    return {
      text: text.replaceAll(/\\(['"$\\])/g, '$1'),
      line: lineAt(source, match.index + whole.length - quote.length - text.length),
    };
  });
