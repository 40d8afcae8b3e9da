import type { PackerEvent } from './packer-event.js';

/**
 * How far the summary of a run came. `none`: it still runs, was killed, or its log was cut. `begun`: its log was cut
 * within the summary. The others are what it says: there are artifacts, there are none, it was interrupted.
 */
export type RunSummary = 'none' | 'begun' | 'artifacts' | 'nothing' | 'interrupted';

/** What the event says of the summary; `none` when it is no part of one. */
export function summaryIn(event: PackerEvent): RunSummary {
  switch (event.kind) {
    case 'artifact':
    case 'artifact-count':
    case 'artifact-field':
      return 'artifacts';
    case 'error-count':
      return 'begun';
    case 'error':
      return event.build !== '' || isOfSummary(event.text) ? 'begun' : 'none';
    case 'message':
      return summaryInText(event.text);
    default:
      return 'none';
  }
}

function summaryInText(text: string): RunSummary {
  if (text.startsWith('\n==> Builds finished. The artifacts')) return 'artifacts';
  if (text.startsWith('\n==> Builds finished but no artifacts')) return 'nothing';
  if (text.startsWith('Cleanly cancelled builds')) return 'interrupted';
  return isOfSummary(text) ? 'begun' : 'none';
}

/** `\n==> Wait completed...`, `--> build: artifact`; build steps begin with `==>` or spaces instead. */
function isOfSummary(text: string): boolean {
  return text.startsWith('\n==> ') || text.startsWith('--> ');
}
