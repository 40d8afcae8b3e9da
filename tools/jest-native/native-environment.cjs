// Jest's environment for specs that run as Node runs any program: in this realm, with the modules that Node itself loads.
const { stackLines } = require('./stack-lines.cjs');

const nothing = () => undefined;
const noMocks = { clearAllMocks: nothing, resetAllMocks: nothing, restoreAllMocks: nothing };

module.exports = class NativeEnvironment {
  /** What Jest puts its globals into; `NativeRuntime` shows them to the specs. */
  global = {};
  moduleMocker = noMocks;
  fakeTimers = null;
  fakeTimersModern = null;

  constructor({ projectConfig }) {
    this.conditions = projectConfig.testEnvironmentOptions.customExportConditions;
  }

  exportConditions() {
    return this.conditions;
  }

  getVmContext() {
    return null;
  }

  async setup() {
    // Jest asks for a hundred lines, and some libraries ask for the stack of each promise.
    Error.stackTraceLimit = 10;
    // Jest has set its own, which it sets anew for each spec.
    Error.prepareStackTrace = stackLines(Error.prepareStackTrace, linesOf(Error.prepareStackTrace));
    this.console = globalThis.console;
    globalThis.console = this.global.console;
  }

  async teardown() {
    globalThis.console = this.console;
  }
};

/** Places of the code and their lines, as long as they are formatted by one formatter. */
let format;
let lines;

function linesOf(formatter) {
  if (formatter !== format) lines = new Map();
  format = formatter;
  return lines;
}
