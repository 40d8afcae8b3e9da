/**
 * `startBackground` as it is published. It starts a program by its path, `daemon.js`, which plain Node can run only when
 * it is built: hence `dependsOn: ["build"]` of this project's tests. A loader for Node 20 would have to be named in the
 * product's own `fork`. All else about the background emulator is tested from its sources.
 */
export { startBackground } from '../../../dist/background/start-background.js';
