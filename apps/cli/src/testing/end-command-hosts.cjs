// Jest's globalTeardown.
module.exports = () => globalThis.commandHosts.forEach((host) => host.disconnect());
