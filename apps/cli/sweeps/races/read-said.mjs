/**
 * What a command said of itself with `--json`: the id of its rollout, and the group that it made.
 *
 * @param {{ stdout: string }} ended
 * @returns {{ rolloutId?: string, groupName?: string }}
 */
export function readSaid({ stdout }) {
  const events = stdout.split('\n').flatMap(parse);
  return {
    rolloutId: events.find(({ rolloutId }) => rolloutId !== undefined)?.rolloutId,
    groupName: events.find(({ nextName }) => nextName !== undefined)?.nextName,
  };
}

function parse(line) {
  try {
    return [JSON.parse(line)];
  } catch {
    return []; // a line for people
  }
}
