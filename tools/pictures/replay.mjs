// Recorded rollouts on a page, as if they happened now.
import { readFile } from 'node:fs/promises';
import { readStream } from '@clicamos/report';

const fixtures = new URL('../../packages/report/fixtures/', import.meta.url);

/** A rollout that was recorded: `packages/report/fixtures/record.mjs`. */
export async function readRecords(name) {
  const text = await readFile(new URL(`${name}.ndjson`, fixtures), 'utf8');
  return readStream(text.split('\n')).records;
}

/** Those up to the first that a predicate holds for. */
export function until(records, isLast) {
  const index = records.findIndex(isLast);
  if (index === -1) throw new Error('The recorded rollout has no such moment');
  return records.slice(0, index + 1);
}

/** The same records, of which the last was told at a moment, epoch ms: a page that runs shows its own clock. */
export function endingAt(records, at) {
  const last = Math.max(...records.map((record) => record.at ?? 0));
  return JSON.parse(JSON.stringify(records), (_, value) => (isMoment(value) ? value + at - last : value));
}

/** Epoch ms are the only numbers of a stream that are as large as this. */
const isMoment = (value) => typeof value === 'number' && value > 1e12;
