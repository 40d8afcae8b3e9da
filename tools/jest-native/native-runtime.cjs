// Jest's runtime, but for one thing: Node itself loads what a spec imports. Jest's own way loads every module anew for
// every spec in a realm of its own, which was more than half of the time that the specs took. Here the spec alone is
// new; what it imports is loaded once for all specs of a worker. So a module keeps its state from one spec to the next.
const asyncHooks = require('node:async_hooks');
const { createRequire, register } = require('node:module');
const { fileURLToPath, pathToFileURL } = require('node:url');
const { default: Runtime } = require('jest-runtime');
const { TestContext } = require('./test-context.cjs');
const { mapOf } = require('./transformed.cjs');

const globals = ['describe', 'it', 'test', 'expect', 'beforeAll', 'beforeEach', 'afterEach', 'afterAll'];

register('./load-typescript.mjs', pathToFileURL(__filename));

/** Where stack traces find the source maps of what `load-typescript.mjs` loaded: each is looked for once. */
const found = new Map();
const sourceMaps = {
  get: (source) => {
    if (!source?.endsWith('.ts')) return undefined;
    if (!found.has(source))
      found.set(source, mapOf(source.startsWith('file:') ? fileURLToPath(source) : source));
    return found.get(source);
  },
};

module.exports = class NativeRuntime extends Runtime {
  /** Also where Node has no flag for modules in realms of their own. */
  unstable_shouldLoadAsEsm() {
    return true;
  }

  async unstable_importModule(file) {
    for (const name of globals) globalThis[name] = this._environment.global[name];
    return import(pathToFileURL(file).href);
  }

  /** Jest's own modules: those of its test runner keep their state in themselves, and are new for each spec. */
  requireInternalModule(from, to = from) {
    const load = createRequire(from);
    const file = load.resolve(to);
    if (!file.includes('jest-circus')) return load(file);
    forgetTheLastSpec(file);
    return withOwnContext(() => load(file));
  }

  getSourceMaps() {
    return sourceMaps;
  }
};

function forgetTheLastSpec(file) {
  delete require.cache[file];
  for (const symbol of Object.getOwnPropertySymbols(globalThis))
    if (['JEST_STATE_SYMBOL', 'EVENT_HANDLERS'].includes(symbol.description)) delete globalThis[symbol];
}

/** What is loaded meanwhile takes a `TestContext` for an `AsyncLocalStorage`. */
function withOwnContext(load) {
  const property = Object.getOwnPropertyDescriptor(asyncHooks, 'AsyncLocalStorage');
  Object.defineProperty(asyncHooks, 'AsyncLocalStorage', { value: TestContext, configurable: true });
  try {
    return load();
  } finally {
    Object.defineProperty(asyncHooks, 'AsyncLocalStorage', property);
  }
}
