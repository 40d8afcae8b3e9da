import { findProgram } from './console/find-program.js';
import { createCli } from './create-cli.js';
import { interruptible } from './interruptible.js';
import { outliveReaders } from './outlive-readers.js';

// The SDK would print its own notice about Node's next major version into our output.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

outliveReaders(process.stdout, process.stderr);
const { signal, onLeave } = interruptible(process);

const { env } = process;
const cwd = process.cwd();
process.exitCode = await createCli({
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  cwd,
  env,
  program: findProgram({ file: process.argv[1], cwd, env }),
  signal,
  onLeave,
})(process.argv.slice(2));
