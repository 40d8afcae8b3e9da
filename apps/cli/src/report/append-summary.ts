import { appendFile } from 'node:fs/promises';
import { resolve } from 'node:path';

/** Adds a rollout's summary to the page of a job of GitHub Actions, where there is one. */
export async function appendSummary(
  summary: string,
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string | undefined>> },
): Promise<void> {
  const { GITHUB_STEP_SUMMARY: file } = env;
  if (file) await appendFile(resolve(cwd, file), `${summary}\n`);
}
