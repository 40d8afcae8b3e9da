/** How a release ended: what the ledger remembers of it beside its launch template version. */
export interface ReleaseRecord {
  readonly outcome: 'deployed' | 'rolled-back';
  /** ISO 8601. */
  readonly at: string;
  readonly wallMs: number;
  readonly by: string;
  readonly imageId?: string;
  /** Requests that were sent meanwhile, where somebody counted. */
  readonly sent?: number;
  /** Those that got no good answer. */
  readonly lost?: number;
}

const prefix = 'clicamos:release-';

/** A launch template takes 50 tags, and the others are the user's. */
const mostRecords = 30;

/** On the launch template, a tag for each of its last versions. */
export function releaseKey(version: number): string {
  return `${prefix}${version}`;
}

/** `deployed 2026-11-27T14:02:11.000Z wall=271000 image=ami-0b3 sent=13550 lost=0 by=ana@build-7` */
export function formatReleaseRecord({ outcome, at, wallMs, imageId, by, sent, lost }: ReleaseRecord): string {
  return [
    outcome,
    at,
    `wall=${Math.round(wallMs)}`,
    ...(imageId === undefined ? [] : [`image=${imageId}`]),
    ...(sent === undefined ? [] : [`sent=${sent}`]),
    ...(lost === undefined ? [] : [`lost=${lost}`]),
    // Last: it may have spaces.
    `by=${by}`,
  ].join(' ');
}

/** Reads what `formatReleaseRecord` wrote; `undefined` for anything else. */
function parseReleaseRecord(text: string): ReleaseRecord | undefined {
  const form =
    /^(deployed|rolled-back) (\S+) wall=(\d+)(?: image=(\S+))?(?: sent=(\d+))?(?: lost=(\d+))? by=(.*)$/;
  const [, outcome, at, wallMs, imageId, sent, lost, by] = form.exec(text) ?? [];
  if ((outcome !== 'deployed' && outcome !== 'rolled-back') || at === undefined || by === undefined)
    return undefined;
  return {
    outcome,
    at,
    wallMs: Number(wallMs),
    by,
    ...(imageId === undefined ? {} : { imageId }),
    ...(sent === undefined ? {} : { sent: Number(sent) }),
    ...(lost === undefined ? {} : { lost: Number(lost) }),
  };
}

/** The records by version. */
export function recordsIn(tags: Readonly<Record<string, string>>): ReadonlyMap<number, ReleaseRecord> {
  const found = Object.entries(tags).flatMap(([key, text]) => {
    const version = versionOf(key);
    const record = parseReleaseRecord(text);
    return version === undefined || record === undefined ? [] : [[version, record] as const];
  });
  return new Map(found);
}

/** Tags of the oldest records, when there is no room for that of `version`. */
export function recordsToDrop(keys: readonly string[], version: number): readonly string[] {
  const versions = keys.flatMap((key) => versionOf(key) ?? []).filter((one) => one !== version);
  return versions
    .sort((a, b) => b - a)
    .slice(mostRecords - 1)
    .map(releaseKey);
}

function versionOf(key: string): number | undefined {
  const digits = key.startsWith(prefix) ? key.slice(prefix.length) : '';
  return /^\d+$/.test(digits) ? Number(digits) : undefined;
}
