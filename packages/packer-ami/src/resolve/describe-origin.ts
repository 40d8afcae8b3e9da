/**
 * `from packer log build.log, built 12 min ago, revision 7f3c2d1`; the revision is the image's tag
 * `clicamos:git-revision`, which our templates set, or `revision`.
 */
export function describeOrigin(
  from: string,
  { builtAtMs, tags, nowMs }: { builtAtMs?: number; tags: Readonly<Record<string, string>>; nowMs: number },
): string {
  const built = builtAtMs === undefined ? [] : [`built ${describeAge(nowMs - builtAtMs)}`];
  const revision = tags['clicamos:git-revision'] ?? tags['revision'];
  return [from, ...built, ...(revision ? [`revision ${shortened(revision)}`] : [])].join(', ');
}

/** A full commit id as Git abbreviates it; any other text as it is. */
function shortened(revision: string): string {
  return /^[0-9a-f]{40}$/.test(revision) ? revision.slice(0, 7) : revision;
}

/** `12 min ago`, in the largest unit of which there are at least two (but hours up to two days). */
export function describeAge(ageMs: number): string {
  const seconds = Math.floor(ageMs / 1000);
  if (seconds < 1) return 'just now';
  if (seconds < 120) return `${seconds} s ago`;
  if (seconds < 2 * 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 48 * 3600) return `${Math.floor(seconds / 3600)} h ago`;
  return `${Math.floor(seconds / 86_400)} days ago`;
}
