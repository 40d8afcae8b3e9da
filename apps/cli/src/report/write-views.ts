import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  addRecord,
  createStory,
  junitXml,
  renderReportHtml,
  summaryMarkdown,
  type Reading,
} from '@clicamos/report';

/** What is made of the records of one rollout, written beside them. */
export interface Views {
  /** What `summary.md` says. */
  readonly summary: string;
}

/** Writes `report.html`, `summary.md` and `junit.xml`. */
export async function writeViews(folder: string, { records, cut }: Reading): Promise<Views> {
  const story = records.reduce(addRecord, createStory());
  const summary = summaryMarkdown(story, cut);
  await writeFile(join(folder, 'summary.md'), summary);
  await writeFile(join(folder, 'junit.xml'), junitXml(story));
  await writeFile(join(folder, 'report.html'), await renderReportHtml(records));
  await writeFile(join(folder, 'report.html'), await renderReportHtml(records));
  return { summary };
}
