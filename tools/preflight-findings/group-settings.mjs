/** A finding of the command itself: the engine knows nothing of what is written in `clicamos.yaml`. */
export const groupSettings = {
  async provoke({ makeGroup, firstGroup }) {
    await makeGroup();
    return { adopt: 'theirs', firstGroup: { ...firstGroup, maxSize: 9 } };
  },
  async look({ readGroup }) {
    return `web-v001 has ${(await readGroup('web-v001'))?.MaxSize} at most`;
  },
  without: /^deployed .* web-v001 has 4 at most$/,
};
