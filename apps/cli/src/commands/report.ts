import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { splitRollouts, type RolloutRecords } from '@clicamos/report';
import { exitCode } from '../exit-code.js';
import { findEvents } from '../report/find-events.js';
import { readEvents } from '../report/read-events.js';
import { eventsName, folderName, shownFolder, writeEvidence } from '../report/report-folder.js';
import { writeViews } from '../report/write-views.js';
import { writeLine, type Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

export interface ReportOptions {
  /** The id of a rollout that left a report here, or a file of events. */
  readonly rollout: string;
  /** The folder for the reports. */
  readonly out: string;
  /** Shows what there is of a file that is cut. */
  readonly partial: boolean;
  readonly json: boolean;
}

/** `clicamos report`: makes again what is made of a rollout's events. */
export async function report(options: ReportOptions, terminal: Terminal): Promise<number> {
  const { rollout, out, partial, json } = options;
  const { cwd } = terminal;
  const file = findEvents(rollout, cwd);
  const { records, cut } = await readEvents(file, { isPartial: partial });
  const rollouts = splitRollouts(records);
  if (rollouts.length === 0) throw new UsageError(`${file}: no rollout is told of in it`);
  for (const one of rollouts) {
    const folder = join(resolve(cwd, out), folderName(one.rolloutId));
    // Only the last one can be cut.
    await writeReport(folder, { ...one, file, cut: one === rollouts.at(-1) ? cut : undefined });
    const shown = shownFolder(cwd, folder);
    const line = {
      kind: 'report',
      report: shown,
      rolloutId: one.rolloutId,
      ...(cut !== undefined && { cut }),
    };
    writeLine(terminal, json ? JSON.stringify(line) : shown);
  }
  if (cut !== undefined && !json) writeLine(terminal, `Not whole: ${cut}`);
  return exitCode.ok;
}

interface Made extends RolloutRecords {
  /** What it is made of. */
  readonly file: string;
  readonly cut: string | undefined;
}

async function writeReport(folder: string, { records, file, cut }: Made): Promise<void> {
  await mkdir(folder, { recursive: true });
  const events = join(folder, eventsName);
  // The file itself stays as it is: a runner may be writing to it.
  if (events !== file)
    await writeFile(events, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  for (const record of records) if (record.kind === 'evidence') writeEvidence(folder, record);
  await writeViews(folder, { records, ...(cut !== undefined && { cut }) });
}
