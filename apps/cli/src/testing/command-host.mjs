// Runs command lines of the built package, one after the other, in one process that has loaded it already. A process of
// its own for each costs two seconds of a core, nearly all of them for loading the SDK.
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { PassThrough, Writable } from 'node:stream';
import { createCli } from '../../dist/create-cli.js';

let isRunning = false;

const server = createServer(async (request, response) => {
  const line = await json(request);
  const ended = isRunning ? { refused: 'a command is running' } : await run(line);
  response.setHeader('connection', 'close').end(JSON.stringify(ended));
});
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
process.once('disconnect', () => process.exit());

async function run({ argv, cwd, env, columns }) {
  isRunning = true;
  takeOn({ cwd, env });
  const stdout = Object.assign(collect(), columns === undefined ? {} : { isTTY: true, columns, rows: 40 });
  const stderr = collect();
  const terminal = { stdin: new PassThrough().end(), stdout, stderr, cwd, env };
  const cli = createCli({ ...terminal, signal: new AbortController().signal, onLeave: () => undefined });
  const code = await cli(argv);
  isRunning = false;
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

/** The SDK looks at the process, not at the terminal. */
function takeOn({ cwd, env }) {
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' }, env);
}

function collect() {
  const chunks = [];
  const write = (chunk, _encoding, done) => (chunks.push(chunk), done());
  return Object.assign(new Writable({ write }), { text: () => Buffer.concat(chunks).toString() });
}
