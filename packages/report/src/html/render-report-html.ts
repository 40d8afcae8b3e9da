import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { addRecord } from '../model/add-record.js';
import { createStory } from '../model/create-story.js';
import type { StreamRecord } from '../stream/record.js';
import { escapeData, escapeHtml } from './escape.js';
import { readPageFiles } from './page-files.js';
import { thinRecords } from './thin-records.js';

/**
 * One rollout as one page in one file: the same views as the live page, and nothing from anywhere else.
 *
 * @param records of one rollout, in order; see `splitRollouts`
 * @throws {Error} when the page of this package was not built
 * @example
 * import { writeFile } from 'node:fs/promises';
 * import { renderReportHtml, type StreamRecord } from '@clicamos/report';
 *
 * declare const records: readonly StreamRecord[];
 * await writeFile('report.html', await renderReportHtml(records));
 */
export async function renderReportHtml(records: readonly StreamRecord[]): Promise<string> {
  const { script, style } = await readPageFiles();
  const safeScript = script.replaceAll('</script', '<\\/script');
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(safeScript)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const lines = thinRecords(records).map((record) => escapeData(JSON.stringify(record)));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(titleOf(records))}</title>
<style>${style}</style>
</head>
<body>
<main id="page"></main>
${dataOf(lines.join('\n'))}
<script>${safeScript}</script>
</body>
</html>
`;
}

/** Up to here the records stand in the file as lines that a person can read. */
const mostReadable = 500_000;

/** Of hundreds of instances the lines are megabytes of the same words: packed, they are a twentieth. */
function dataOf(lines: string): string {
  if (lines.length <= mostReadable)
    return `<script type="application/x-ndjson" id="records">\n${lines}\n</script>`;
  const packed = gzipSync(lines, { level: 9 }).toString('base64');
  return `<script type="application/x-ndjson" id="records" data-packed="gzip">${packed}</script>`;
}

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

function titleOf(records: readonly StreamRecord[]): string {
  const { headline } = records.reduce(addRecord, createStory());
  const { service, environment, outcome, rolloutId } = headline;
  return [service, environment, outcome, rolloutId].filter((part) => part !== '').join(' · ');
}
