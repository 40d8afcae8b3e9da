import { fork } from 'node:child_process';
import { once } from 'node:events';
import ts from 'typescript';
import type { BlockModule } from './block-module.js';

export interface RunOptions {
  /** The workspace: its packages are what the module can import. */
  readonly root: string;
  readonly timeoutMs: number;
}

export interface RunProblem {
  /** Of the document, where the program's output names one. */
  readonly line: number | undefined;
  readonly problem: string;
}

/** Runs a block as Node would run the reader's file, in an empty folder; answers why it did not end well. */
export async function runProblem(
  module: BlockModule,
  { root, timeoutMs }: RunOptions,
): Promise<RunProblem | undefined> {
  const file = `block${module.extension === '.cjs' ? '.cjs' : '.mjs'}`;
  const problem = await ask({ text: javaScriptOf(module), file, root, timeoutMs });
  return problem === undefined ? undefined : { line: lineIn(problem, module), problem };
}

const javaScriptOf = ({ text, extension }: BlockModule): string =>
  extension !== '.mts'
    ? text
    : ts.transpileModule(text, {
        fileName: 'block.mts',
        compilerOptions: {
          inlineSourceMap: true,
          module: ts.ModuleKind.ESNext,
          target: ts.ScriptTarget.ES2022,
          // Not `verbatimModuleSyntax`: an import of a type alone has no value to find when it runs.
          moduleDetection: ts.ModuleDetectionKind.Force,
        },
      }).outputText;

async function ask(request: object): Promise<string | undefined> {
  const runner = fork(new URL('./run-block.mjs', import.meta.url), { execArgv: [], env: process.env });
  const isOver = new AbortController();
  try {
    runner.send(request);
    const [answer]: unknown[] = await Promise.race([
      once(runner, 'message', { signal: isOver.signal }),
      once(runner, 'exit', { signal: isOver.signal }).then(([code]) => {
        throw new Error(`The program that runs blocks ended with ${String(code)}`);
      }),
    ]);
    return problemIn(answer);
  } finally {
    isOver.abort();
    if (runner.connected) runner.disconnect();
  }
}

const problemIn = (answer: unknown): string | undefined =>
  typeof answer === 'object' && answer !== null && 'problem' in answer && typeof answer.problem === 'string'
    ? answer.problem
    : undefined;

/** Node maps the stack of an error back to `block.mts`. */
function lineIn(problem: string, { extension, lines }: BlockModule): number | undefined {
  const [, line] = new RegExp(`block\\${extension}:(\\d+)`).exec(problem) ?? [];
  return line === undefined ? undefined : lines[Number(line) - 1];
}
