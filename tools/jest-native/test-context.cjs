/**
 * What Jest's test runner keeps in an `AsyncLocalStorage`: which of its tests runs, to say whose an error is. Node before
 * 24 pays for such a storage with every promise there is, of what is tested as well, and once more for each spec, as the
 * runner is new for each. This one asks nothing of promises: the test that began last, of those that run, is the one.
 */
exports.TestContext = class TestContext {
  #running = [];

  getStore() {
    return this.#running.at(-1);
  }

  /** Runs an async function. */
  run(store, callback) {
    this.#running.push(store);
    const end = () => this.#running.splice(this.#running.indexOf(store), 1);
    const ended = callback();
    ended.then(end, end);
    return ended;
  }
};
