import uPlot from 'uplot';

/** A value holds for the second that ends where it is told; no dots. */
export const stepped = {
  points: { show: false },
  ...(uPlot.paths.stepped && { paths: uPlot.paths.stepped({ align: -1 }) }),
};

/** A value holds until the next look. */
export const held = {
  points: { show: false },
  ...(uPlot.paths.stepped && { paths: uPlot.paths.stepped({ align: 1 }) }),
};
