import { parseArtifactId, type RegionAmi } from '../terms/region-ami.js';
import { type MachineLine, parseMachineLine } from './machine-line.js';
import { undecoratedLine } from './undecorated-line.js';

/** What one line of Packer's output says. Times are milliseconds since the epoch, whole seconds. */
export type PackerEvent =
  /** Progress, in Packer's words; the time that `-timestamp-ui` puts in front is left out. */
  | { readonly kind: 'message'; readonly atMs: number; readonly text: string }
  /** An error; `build` is '' when it is about Packer as a whole. The end of a run repeats its errors with ''. */
  | { readonly kind: 'error'; readonly atMs: number; readonly build: string; readonly text: string }
  | { readonly kind: 'error-count'; readonly atMs: number; readonly count: number }
  | { readonly kind: 'artifact-count'; readonly atMs: number; readonly build: string; readonly count: number }
  /** What a build made; `amis` is empty for what is no AMI, and for an empty id. */
  | (PackerArtifact & { readonly kind: 'artifact' })
  /** Another fact about an artifact: `builder-id`, `string`, `files-count`, `file`, `end`. */
  | {
      readonly kind: 'artifact-field';
      readonly atMs: number;
      readonly build: string;
      readonly index: number;
      readonly field: string;
      readonly values: readonly string[];
    }
  /** A machine-readable line of another type. */
  | { readonly kind: 'other'; readonly atMs: number; readonly line: MachineLine }
  /** A line that is not machine-readable. */
  | { readonly kind: 'text'; readonly text: string };

/** What a build made. */
export interface PackerArtifact {
  readonly atMs: number;
  readonly build: string;
  /** 0 = the build's first artifact; post-processors add more. */
  readonly index: number;
  readonly id: string;
  readonly amis: readonly RegionAmi[];
}

/** Reads one line, also with colours, and with what a CI system puts in front of each line; never throws. */
export function parsePackerEvent(text: string): PackerEvent {
  const line = parseMachineLine(undecoratedLine(text));
  return line ? toEvent(line) : { kind: 'text', text };
}

function toEvent(line: MachineLine): PackerEvent {
  const { target: build, data } = line;
  const atMs = line.timestamp * 1000;
  switch (line.type) {
    case 'ui':
      return uiEvent(atMs, data);
    case 'error':
      return { kind: 'error', atMs, build, text: data.join(',') };
    case 'error-count':
      return { kind: 'error-count', atMs, count: Number(data[0]) };
    case 'artifact-count':
      return { kind: 'artifact-count', atMs, build, count: Number(data[0]) };
    case 'artifact':
      return artifactEvent({ atMs, build }, data);
    default:
      return { kind: 'other', atMs, line };
  }
}

/** `2026-11-27T01:57:09+01:00: `, of `packer build -timestamp-ui`. */
const uiTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2}): /;

function uiEvent(atMs: number, [level = '', ...texts]: readonly string[]): PackerEvent {
  const text = texts.join(',').replace(uiTime, '');
  return level === 'error' ? { kind: 'error', atMs, build: '', text } : { kind: 'message', atMs, text };
}

function artifactEvent(
  at: { readonly atMs: number; readonly build: string },
  [number = '', field = '', ...values]: readonly string[],
): PackerEvent {
  const index = Number(number);
  if (field !== 'id') return { kind: 'artifact-field', ...at, index, field, values };
  // Packer escapes the commas between regions; logs that went through other tools may have bare ones.
  const id = values.join(',');
  return { kind: 'artifact', ...at, index, id, amis: parseArtifactId(id) };
}
