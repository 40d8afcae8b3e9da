import type { Finding } from '../finding.js';
import { lineOfPath } from './scripts-in-yaml.js';

const pinned = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;

/** What a GitHub workflow lacks: steps, and actions pinned to a commit. */
export const workflowFindings = (text: string, root: unknown, firstLine: number): Finding[] => [
  ...jobFindings(text, root, firstLine),
  ...actionFindings(text, firstLine),
];

function jobFindings(text: string, root: unknown, firstLine: number): Finding[] {
  const jobs = isRecord(root) ? root['jobs'] : undefined;
  if (!isRecord(jobs) || Object.keys(jobs).length === 0)
    return [{ line: firstLine, problem: 'This workflow has no jobs.', advice: 'Show a whole workflow.' }];
  return Object.entries(jobs)
    .filter(([, job]) => !isRecord(job) || !(Array.isArray(job['steps']) || typeof job['uses'] === 'string'))
    .map(([name]) => ({
      line: firstLine + lineOfPath(text, ['jobs', name]) - 1,
      problem: `The job \`${name}\` has no steps.`,
      advice: 'Give it `steps`, or `uses` of a reusable workflow.',
    }));
}

function actionFindings(text: string, firstLine: number): Finding[] {
  return text.split('\n').flatMap((line, index) => {
    const [, action = '', comment] =
      /^\s*(?:-\s+)?uses:\s*['"]?([^\s'"#]+)['"]?\s*(#\s*\S.*)?$/.exec(line) ?? [];
    if (action === '' || action.startsWith('./') || (pinned.test(action) && comment !== undefined)) return [];
    return [
      {
        line: firstLine + index,
        problem: pinned.test(action)
          ? `Nobody can tell which version of \`${action.split('@')[0]}\` this is.`
          : `\`${action}\` is not pinned: a tag can be moved to other code.`,
        advice: 'Write the full commit SHA and the version behind it: owner/name@<40 hex digits> # v4.2.2',
      },
    ];
  });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
