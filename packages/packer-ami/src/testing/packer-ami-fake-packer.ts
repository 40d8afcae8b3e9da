import type { TempDir } from './packer-ami-temp-dir.js';

/** What the fake packer does. */
export interface FakePackerScript {
  readonly stdout?: readonly string[];
  readonly stderr?: readonly string[];
  /** @default 0 */
  readonly exitCode?: number;
  /** Leaves a process in the background that holds its output open, and prints its id as `left <pid>`. */
  readonly leavesBackground?: boolean;
  /** Goes on until interrupted. `clean-up`: then says so and exits 1; `ignore`: does not care. */
  readonly untilInterrupted?: 'clean-up' | 'ignore';
}

/**
 * A program on disk that speaks like packer. Its first line shows its arguments; with `untilInterrupted` it is two
 * processes, of which, as with Packer, the outer one swallows interrupts.
 */
export async function writeFakePacker(dir: TempDir, script: FakePackerScript): Promise<string> {
  return dir.write('packer', source(script), 0o700);
}

function source({
  stdout = [],
  stderr = [],
  exitCode = 0,
  untilInterrupted,
  leavesBackground = false,
}: FakePackerScript): string {
  return `#!${process.execPath}
const { spawn } = require('node:child_process');
const args = process.argv.slice(2);
const say = (text) => process.stdout.write(text + '\\n');
if (args[0] === 'inner') {
  let interrupts = 0;
  setTimeout(() => process.exit(9), 30000); // should a test fail to end it
  process.on('SIGINT', () => {
    interrupts += 1;
    say('1,,ui,error,interrupt ' + interrupts);
    if (${JSON.stringify(untilInterrupted)} === 'clean-up') setTimeout(() => process.exit(1), 50);
  });
  say('1,,ui,say,inner runs as ' + process.pid);
} else {
  say('arguments ' + JSON.stringify(args));
  for (const line of ${JSON.stringify(stdout)}) say(line);
  for (const line of ${JSON.stringify(stderr)}) process.stderr.write(line + '\\n');
  process.exitCode = ${exitCode};
  if (${leavesBackground}) {
    // Ends by itself, should a test fail to end it.
    const script = "trap '' INT; echo 1,,ui,say,background ready; exec sleep 30";
    const left = spawn('/bin/sh', ['-c', script], { stdio: 'inherit' });
    left.unref();
    say('1,,ui,say,left ' + left.pid);
  }
  if (${JSON.stringify(untilInterrupted !== undefined)}) {
    process.on('SIGINT', () => undefined);
    spawn(process.execPath, [__filename, 'inner'], { stdio: 'inherit' }).on('exit', (code) => process.exit(code ?? 1));
  }
}
`;
}
