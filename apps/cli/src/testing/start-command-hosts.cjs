// Jest's globalSetup: a command host for each of its workers, which `createSandbox` asks.
const { fork } = require('node:child_process');
const { once } = require('node:events');
const { join } = require('node:path');
const ownTemporaryFolder = require(join(__dirname, '../../../../jest.temporary-folder.cjs'));

module.exports = async ({ maxWorkers }) => {
  ownTemporaryFolder();
  const hosts = Array.from({ length: maxWorkers }, () =>
    fork(join(__dirname, 'command-host.mjs'), { execArgv: [], env: {}, stdio: 'inherit' }),
  );
  const ports = await Promise.all(hosts.map(async (host) => (await once(host, 'message'))[0]));
  process.env.CLICAMOS_COMMAND_HOSTS = ports.join(' ');
  globalThis.commandHosts = hosts;
};
