/** As text; `ms` is of `performance.now()`. */
export const secondsSince = (ms) => ((performance.now() - ms) / 1000).toFixed(1);
