// `node --require` it with a pipe as file descriptor 3: there it says what the process has used of a core, in ms.
const { writeSync } = require('node:fs');

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeSync(3, String((user + system) / 1_000));
});
