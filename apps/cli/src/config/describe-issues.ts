import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** One line per wrong value: file, path, what was wanted, what was there. */
export function describeIssues(error: z.ZodError, file: string): string {
  return error.issues
    .flatMap(describeIssue)
    .map((line) => `${file}: ${line}`)
    .join('\n');
}

function describeIssue(issue: Issue): string[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `${pathOf([...issue.path, key])}: Unknown key`);
  return [`${pathOf(issue.path)}: ${issue.message}`];
}

const pathOf = (path: readonly PropertyKey[]) =>
  path.length === 0 ? '(the whole file)' : path.map(String).join('.');
