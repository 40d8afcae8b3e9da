// What the emulator's load balancer carries beside nginx and haproxy, where the system has them, and http-proxy-3, in one
// run: requests a second, and what each costs the process that carries it, by /proc, which is true of a busy machine too.
// Run: npx nx run-many -t build && node tools/bench/load-balancer.mjs [rounds: 3] [seconds: 5]; needs `wrk` on the PATH.
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { Agent, createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { EC2Client, RegisterImageCommand, RunInstancesCommand } from '@aws-sdk/client-ec2';
import {
  ConfigureHealthCheckCommand,
  CreateLoadBalancerCommand,
  ElasticLoadBalancingClient,
  RegisterInstancesWithLoadBalancerCommand,
  waitUntilInstanceInService,
} from '@aws-sdk/client-elastic-load-balancing';
import { createEmulator } from '@clicamos/emulator';
import httpProxy from 'http-proxy-3';
import { startReferences } from './references.mjs';
import { temporaryFolder } from '../temporary-folder.mjs';

// Either the figures or, in a child process, a role and its argument.
const [role = '3', seconds = '5'] = process.argv.slice(2);
const argument = seconds;
const warmMs = 2_000;

// The load balancer and the proxy each have a process of their own, as a user would run them.
if (role === 'load-balancer') await runLoadBalancer(argument);
else if (role === 'proxy') await runProxy(argument);
else await compare(Number(role));

async function compare(rounds) {
  const directory = temporaryFolder('bench');
  const loadBalancer = await startRole('load-balancer', directory);
  const { direct, http, tcp } = loadBalancer.ready;
  const proxy = await startRole('proxy', direct);
  const others = await startReferences(directory, direct);
  const own = { pid: loadBalancer.pid, isCompiled: true };
  const targets = {
    direct: { url: direct },
    'kept HTTP': { url: http, ...own },
    '  nginx': others.nginx,
    '  http-proxy-3': { url: proxy.ready.http, pid: proxy.pid, isCompiled: true },
    'new HTTP': { url: http, ...own, isNew: true },
    '  nginx, new': { ...others.nginx, isNew: true },
    TCP: { url: tcp, ...own },
    '  haproxy': others.haproxy,
    'new TCP': { url: tcp, ...own, isNew: true },
    '  haproxy, new': { ...others.haproxy, isNew: true },
  };
  const there = Object.entries(targets).filter(([, { url }]) => url !== undefined);
  try {
    const runs = new Map(there.map(([name]) => [name, []]));
    for (const [, target] of there) if (target.isCompiled) await warm(target);
    // One after the other in every round, so that noise of the machine falls on all of them.
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, target] of there) runs.get(name).push(await measure(target));
    }
    report(runs);
  } finally {
    await Promise.all([loadBalancer, proxy, others].map(({ stop }) => stop()));
    await rm(directory, { recursive: true });
  }
}

async function startRole(name, argument) {
  // The same flag as the emulator in the background has.
  const execArgv = name === 'load-balancer' ? ['--max-semi-space-size=64'] : [];
  const child = fork(fileURLToPath(import.meta.url), [name, argument], { execArgv });
  const ended = once(child, 'exit');
  const [ready] = await Promise.race([
    once(child, 'message'),
    ended.then(([code]) => Promise.reject(new Error(`${name} ended with ${code}`))),
  ]);
  const stop = async () => {
    if (child.connected) child.disconnect();
    await ended;
  };
  return { ready, stop, pid: child.pid };
}

/** What Node.js has not compiled yet costs ten times as much, and that takes it some processor time. */
async function warm(target) {
  const enough = (await processorMs(target.pid)) + warmMs;
  while ((await processorMs(target.pid)) < enough) await measure(target);
}

/** Requests a second, and microseconds of the process's processor time for each. */
async function measure({ url, pid, isNew = false }) {
  const before = await processorMs(pid);
  const fresh = isNew ? ['-H', 'Connection: close'] : [];
  const { stdout } = await promisify(execFile)('wrk', [
    '-t1',
    '-c64',
    `-d${seconds}s`,
    '--latency',
    ...fresh,
    url,
  ]);
  if (/Non-2xx|Socket errors: connect [1-9]/.test(stdout)) throw new Error(`${url}:\n${stdout}`);
  const requests = Number(/(\d+) requests in/.exec(stdout)[1]);
  const used = (await processorMs(pid)) - before;
  return { rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)[1]), cost: (1_000 * used) / requests };
}

/** User and system time (proc(5), fields 14 and 15), in ticks of 10 ms. */
async function processorMs(pid) {
  if (pid === undefined) return NaN;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

/** Indented lines are the reference of what stands above them. */
function report(runs) {
  const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  for (const [name, all] of runs) {
    const cost = median(all.map(({ cost: each }) => each));
    const rate = Math.round(median(all.map(({ rate: each }) => each)))
      .toString()
      .padStart(8);
    const costs = Number.isNaN(cost) ? '' : `, ${cost.toFixed(1).padStart(6)} µs of processor time each`;
    process.stdout.write(`${name.padEnd(16)}${rate} requests/s${costs}\n`);
  }
}

/** An emulator with one instance behind an HTTP and a TCP load balancer; it ends when the parent lets go. */
async function runLoadBalancer(directory) {
  const emulator = await createEmulator({ speed: 10, bootMs: 0 });
  process.on('disconnect', () => void emulator.close());
  const settings = {
    endpoint: emulator.endpoint,
    region: emulator.region,
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  };
  const InstanceId = await startInstance(new EC2Client(settings), directory);
  const elb = new ElasticLoadBalancingClient(settings);
  const http = await createLoadBalancer(elb, { Protocol: 'HTTP', InstanceId });
  const tcp = await createLoadBalancer(elb, { Protocol: 'TCP', InstanceId });
  const direct = await readFile(join(directory, 'url'), 'utf8');
  process.send({ direct, http, tcp });
}

async function startInstance(ec2, directory) {
  const app = `
    import { writeFileSync } from 'node:fs';
    import { createServer } from 'node:http';
    const body = Buffer.alloc(1024, 'x');
    const server = createServer({ keepAliveTimeout: 75_000 }, (_request, response) => {
      response.writeHead(200, { 'Content-Length': body.length }).end(body);
    });
    server.listen(Number(process.env.PORT), process.env.HOST, () => {
      const { address, port } = server.address();
      writeFileSync(${JSON.stringify(join(directory, 'url'))}, 'http://' + address + ':' + port + '/');
    });
    process.on('SIGTERM', () => process.exit());
  `;
  await writeFile(join(directory, 'main.mjs'), app);
  await writeFile(join(directory, 'image.json'), JSON.stringify({ start: [process.execPath, 'main.mjs'] }));
  const image = new RegisterImageCommand({ Name: 'bench', ImageLocation: pathToFileURL(directory).href });
  const { ImageId } = await ec2.send(image);
  const { Instances } = await ec2.send(new RunInstancesCommand({ ImageId, MinCount: 1, MaxCount: 1 }));
  return Instances[0].InstanceId;
}

async function createLoadBalancer(elb, { Protocol, InstanceId }) {
  const LoadBalancerName = `bench-${Protocol.toLowerCase()}`;
  const Listeners = [{ Protocol, LoadBalancerPort: 80, InstancePort: 80 }];
  const AvailabilityZones = ['a', 'b', 'c'].map((zone) => `us-east-1${zone}`);
  const { DNSName } = await elb.send(
    new CreateLoadBalancerCommand({ LoadBalancerName, Listeners, AvailabilityZones }),
  );
  const HealthCheck = {
    Target: 'TCP:80',
    Interval: 5,
    Timeout: 2,
    HealthyThreshold: 2,
    UnhealthyThreshold: 2,
  };
  await elb.send(new ConfigureHealthCheckCommand({ LoadBalancerName, HealthCheck }));
  const Instances = [{ InstanceId }];
  await elb.send(new RegisterInstancesWithLoadBalancerCommand({ LoadBalancerName, Instances }));
  await waitUntilInstanceInService(
    { client: elb, maxWaitTime: 30, minDelay: 1, maxDelay: 1 },
    { LoadBalancerName, Instances },
  );
  return `http://${DNSName}/`;
}

async function runProxy(target) {
  const proxy = httpProxy.createProxyServer({ target, agent: new Agent({ keepAlive: true }), xfwd: true });
  const server = createServer((request, response) => proxy.web(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.on('disconnect', () => server.close().closeAllConnections());
  process.send({ http: `http://127.0.0.1:${server.address().port}/` });
}
