import { createScope } from './create-scope.mjs';

/**
 * Runs a judge and ends what it started: after its verdict, its failure, SIGINT, SIGTERM and SIGHUP, or when nobody reads
 * what it says any more.
 *
 * @param {(context: { scope: ReturnType<typeof createScope>, say: (line: string) => void }) => Promise<boolean>} judge
 *   answers whether everything held; the process exits with 0 or 1, or 2 when the judge itself failed
 */
export async function runJudge(judge) {
  const scope = createScope();
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(name, () => stopping.abort(`Stopped by ${name}`));
  process.stdout.on('error', () => stopping.abort('Stopped: nobody reads this any more'));
  const say = (line) => stopping.signal.aborted || process.stdout.write(`${line}\n`);
  const stopped = new Promise((_, reject) => {
    stopping.signal.addEventListener('abort', () => reject(stopping.signal.reason), { once: true });
  });
  try {
    const held = await Promise.race([judge({ scope, say }), stopped]);
    process.exitCode = held ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 2;
  } finally {
    await scope.close();
  }
  process.exit();
}
