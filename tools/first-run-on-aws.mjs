// The list of docs/what-we-assume-of-aws.md, looked at in an account: makes a throwaway VPC, groups and load balancers,
// says of each assumption what AWS did, and removes all of it, also when it is interrupted.
// Run: node tools/first-run-on-aws.mjs --account=ID --region=REGION [--profile=P] [--image=AMI] [--type=t3.micro]
//   [--endpoint=URL] [--speed=N] [--only=ID,ID] [--remove=RUN]
// Answers 0 when AWS did what is assumed, 1 when something differs, 2 when it was refused before anything was made,
// 4 when something is left behind, 130 when it was interrupted. Interrupted
// twice, it does not wait for what it removes, and says what is left.
import { createClients } from './first-run-on-aws/create-clients.mjs';
import { firstRun } from './first-run-on-aws/first-run.mjs';
import { readSettings } from './first-run-on-aws/read-settings.mjs';

// The SDK would print its own notice about Node's next major version between our lines.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

const print = (line) => process.stdout.write(`${line}\n`);
const settings = readSettings(process.argv.slice(2));
if (settings.reason === undefined) {
  const [interrupted, hurried] = [new AbortController(), new AbortController()];
  const stop = () => (interrupted.signal.aborted ? hurried : interrupted).abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  const clients = createClients(settings);
  const signals = { signal: interrupted.signal, hurry: hurried.signal };
  process.exitCode = await firstRun({ settings, clients, print, ...signals });
  for (const client of Object.values(clients)) client.destroy();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, stop);
} else {
  print(settings.reason);
  process.exitCode = 2;
}
