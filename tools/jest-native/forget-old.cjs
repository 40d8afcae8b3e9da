const { existsSync, readdirSync, rmSync, statSync } = require('node:fs');
const { join } = require('node:path');

/** Removes the files of a folder that were written before a moment, in milliseconds since 1970. */
exports.forgetOld = function forgetOld(folder, beforeMs) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const stats = statSync(file, { throwIfNoEntry: false }); // another project's run does the same
    if (stats !== undefined && stats.mtimeMs < beforeMs) rmSync(file, { force: true });
  }
};
