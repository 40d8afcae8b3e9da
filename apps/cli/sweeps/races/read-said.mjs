/**
 * What a command said with `--json`: the id of its own rollout, the outcome and the text for people.
 *
 * @param {{ stdout: string, stderr: string }} ended
 */
export function readSaid({ stdout, stderr }) {
  const lines = stdout.split('\n').flatMap(parse);
  const summary = lines.findLast(({ kind }) => kind === 'summary');
  return {
    rolloutId:
      lines.find(({ rolloutId }) => rolloutId !== undefined)?.rolloutId ?? summary?.result?.rolloutId,
    outcome: summary?.result?.outcome,
    text: `${stdout}${stderr}`,
    refusal: stderr,
  };
}

function parse(line) {
  try {
    return [JSON.parse(line)];
  } catch {
    return []; // a line for people
  }
}
