import { spawnSync } from 'node:child_process';

export interface BashProblem {
  /** Of the script, from 1. */
  readonly line: number;
  readonly problem: string;
}

/** What `bash -n` says of a script; it runs nothing of it. */
export function bashProblems(script: string): BashProblem[] {
  const { status, stderr, error } = spawnSync('bash', ['-n'], {
    input: `${script}\n`,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    timeout: 10_000,
  });
  if (error) throw error;
  const problems = stderr.split('\n').flatMap((text) => {
    const [, line, problem] = /^bash: line (\d+): (.*)$/.exec(text) ?? [];
    return problem === undefined
      ? []
      : [{ line: Math.min(Number(line), script.split('\n').length), problem }];
  });
  // A here-document without an end is a warning to bash, and a success.
  if (problems.length === 0 && status !== 0)
    return [{ line: 1, problem: stderr.trim() || `exit code ${status}` }];
  // It repeats the line in a second message.
  return problems.filter(({ problem }) => !/^`.*'$/.test(problem));
}
