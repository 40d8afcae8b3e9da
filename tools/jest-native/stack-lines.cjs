/**
 * Formats stacks as `format` does, which looks into source maps, but each place in the code once: some libraries ask for
 * the stack of every promise, and Jest's own formatter makes each of its frames anew.
 *
 * @param {(error: Error, frames: NodeJS.CallSite[]) => string} format
 * @param {Map<string, string>} [lines] of the places that were formatted
 */
exports.stackLines = function stackLines(format, lines = new Map()) {
  const lineOf = (frame) => {
    const place = String(frame);
    const line = lines.get(place);
    if (line !== undefined) return line;
    const made = format(nobody, [frame]).slice(heading.length);
    lines.set(place, made);
    return made;
  };
  return (error, frames) => format(error, []) + frames.map(lineOf).join('');
};

const nobody = { name: 'Error', message: '' };
const heading = 'Error: ';
