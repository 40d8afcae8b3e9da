import { appendFile } from 'node:fs/promises';

/** Adds a rollout's summary to the page of a job of GitHub Actions, where there is one. */
export async function appendSummary(
  summary: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const { GITHUB_STEP_SUMMARY: file } = env;
  if (file) await appendFile(file, `${summary}\n`);
}
