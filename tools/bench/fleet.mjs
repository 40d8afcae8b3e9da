// What a fleet in one emulator costs: to launch it, the longest turn of the event loop while it is asked to, its memory,
// and an idle second, and what DescribeInstances takes for a page of 100 and for all. Times are of the emulator's
// processor, not of the wall; the programs of the instances are not in them.
// Run: npx nx run-many -t build && node tools/bench/fleet.mjs [processes: 10,50,200] [simulated: 1000,5000]
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DescribeInstancesCommand, EC2Client, RegisterImageCommand } from '@aws-sdk/client-ec2';
import { createEmulator } from '@clicamos/emulator';
import { temporaryFolder } from '../temporary-folder.mjs';

const [processes = '10,50,200', simulated = '1000,5000'] = process.argv.slice(2);
const atOnce = 1_000;
const idleMs = 5_000;

for (const count of numbersOf(processes)) await measure(count, 'processes');
for (const count of numbersOf(simulated)) await measure(count, 'simulated');

async function measure(count, instances) {
  const folder = temporaryFolder('fleet');
  const emulator = await createEmulator({ instances, speed: 1_000, vcpuLimit: 1e6 });
  const { endpoint, region } = emulator;
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
  const ec2 = new EC2Client({ endpoint, region, credentials, requestHandler: emulator.requestHandler() });
  try {
    const ImageId = await imageOf(emulator, { ec2, instances, folder });
    let turn = 0;
    const launched = await took(async () => {
      turn = await launch(emulator, { ec2, ImageId, count });
    });
    const idle = await took(() => setTimeout(idleMs));
    const page = await describeTimes(emulator, { MaxResults: '100' });
    const all = await describeTimes(emulator, {});
    const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
    process.stdout.write(
      `${count} ${instances}: launched in ${round(launched)} ms, the longest turn ${round(turn)} ms, ${memory} MB, idle ${round((100 * idle) / idleMs)} %, ` +
        `a page of 100 p50 ${round(page.p50)} p99 ${round(page.p99)} ms, all p50 ${round(all.p50)} p99 ${round(all.p99)} ms\n`,
    );
  } finally {
    ec2.destroy();
    await emulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function imageOf(emulator, { ec2, instances, folder }) {
  if (instances === 'simulated') return emulator.registerSimulatedImage({ name: 'fleet' });
  await writeFile(join(folder, 'image.json'), JSON.stringify({ start: ['sleep', '3600'], port: 80 }));
  const { ImageId } = await ec2.send(new RegisterImageCommand({ Name: 'fleet', ImageLocation: folder }));
  return ImageId;
}

/** Until all of them run. A subnet has about 4000 addresses, so they go to one after the other. */
async function launch(emulator, { ec2, ImageId, count }) {
  const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
  const longest = watchTurns();
  for (let left = count, index = 0; left > 0; left -= atOnce, index += 1) {
    const size = Math.min(left, atOnce);
    const zone = { 'Placement.AvailabilityZone': zones[index % zones.length] };
    const sizes = { MinCount: size, MaxCount: size };
    await ask(emulator, { Action: 'RunInstances', ImageId, InstanceType: 't3.micro', ...zone, ...sizes });
  }
  const turn = longest();
  const Filters = [{ Name: 'instance-state-name', Values: ['pending'] }];
  const pending = async () => (await ec2.send(new DescribeInstancesCommand({ Filters }))).Reservations.length;
  while ((await pending()) > 0) await setTimeout(100);
  return turn;
}

/** Of the emulator alone: what the SDK takes to read the answer is not its own. */
async function ask(emulator, parameters) {
  const authorization = `AWS4-HMAC-SHA256 Credential=bench/20260101/${emulator.region}/ec2/aws4_request, SignedHeaders=host, Signature=00`;
  const body = `${new URLSearchParams({ Version: '2016-11-15', ...parameters })}`;
  const { response } = await emulator
    .requestHandler()
    .handle({ method: 'POST', path: '/', headers: { authorization }, body });
  if (response.statusCode !== 200) throw new Error(Buffer.from(response.body).toString());
}

async function describeTimes(emulator, parameters) {
  const form = { Action: 'DescribeInstances', ...parameters };
  const times = [];
  for (let index = 0; index < 40; index += 1) times.push(await took(() => ask(emulator, form)));
  const sorted = times.slice(10).toSorted((a, b) => a - b);
  return { p50: sorted[Math.floor(sorted.length / 2)], p99: sorted.at(-1) };
}

/** Answers the longest that anybody had to wait for one turn of the event loop since then. */
function watchTurns() {
  let longest = 0;
  let last = process.cpuUsage();
  let isOpen = true;
  const turn = () => {
    const { user, system } = process.cpuUsage(last);
    last = process.cpuUsage();
    longest = Math.max(longest, (user + system) / 1_000);
    if (isOpen) setImmediate(turn);
  };
  setImmediate(turn);
  return () => {
    isOpen = false;
    return longest;
  };
}

/** Milliseconds of processor time. */
async function took(run) {
  const start = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

function numbersOf(text) {
  return text === '0' ? [] : text.split(',').map(Number);
}

function round(value) {
  return Number(value.toPrecision(3));
}
