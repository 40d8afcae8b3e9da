import type { PackerEvent } from './packer-event.js';
import { createRunReader, type PackerRun } from './packer-run.js';

/** A log of one or, when `tee -a` wrote it, several runs. */
export interface PackerLog {
  readonly lastRun: PackerRun;
  /** The runs before the last, oldest first. */
  readonly earlierRuns: readonly PackerRun[];
  /** How many lines were machine-readable. */
  readonly machineLines: number;
  readonly otherLines: OtherLines;
}

/** What the lines that are not machine-readable look like. */
export type OtherLines = 'none' | 'unknown' | 'for-people' | 'packer-log' | 'json';

/** Takes Packer's events one by one and keeps what matters. */
export interface LogReader {
  push(event: PackerEvent): void;
  log(): PackerLog;
}

export function createLogReader(): LogReader {
  let reader = createRunReader();
  let machineLines = 0;
  let otherLines: OtherLines = 'none';
  const earlierRuns: PackerRun[] = [];
  return {
    push(event) {
      if (event.kind === 'text') otherLines = moreTelling(otherLines, kindOfLine(event.text));
      else machineLines += 1;
      if (reader.isOfNextRun(event)) {
        earlierRuns.push(reader.run());
        reader = createRunReader();
      }
      reader.push(event);
    },
    log: () => ({ lastRun: reader.run(), earlierRuns, machineLines, otherLines }),
  };
}

function kindOfLine(text: string): OtherLines {
  if (text.trim() === '') return 'none';
  if (/\[INFO\] Packer version|^\S+ \S+ machine readable: /.test(text)) return 'packer-log';
  if (/(?:==>|-->) \S/.test(text)) return 'for-people';
  return /^\s*[{[]/.test(text) ? 'json' : 'unknown';
}

const telling: readonly OtherLines[] = ['none', 'unknown', 'json', 'for-people', 'packer-log'];

function moreTelling(a: OtherLines, b: OtherLines): OtherLines {
  return telling.indexOf(b) > telling.indexOf(a) ? b : a;
}
