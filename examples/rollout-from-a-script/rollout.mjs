// @ts-check
// Rolls a service to another image, sends it requests all the while, and says how many were lost.
//
//   node rollout.mjs                                                                on this machine
//   node rollout.mjs --region us-east-1 --service web --ami ami-0123456789abcdef0   on AWS
import { parseArgs } from 'node:util';
import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
import { startProbe } from '@clicamos/health';
import { createAwsCloud, isRolloutError, planRollout, runRollout, systemClock } from '@clicamos/rolling-asg';
import { createEventPrinter } from './create-event-printer.mjs';

/**
 * Where to roll what.
 *
 * @typedef {object} Target
 * @property {string} where
 * @property {import('@aws-sdk/client-ec2').EC2ClientConfig} settings of the SDK's clients
 * @property {import('@clicamos/rolling-asg').PlanOptions} release
 * @property {import('@clicamos/rolling-asg').Clock} clock
 * @property {string} [url] what the probe asks; the service's load balancer unless given
 * @property {() => Promise<void>} close
 */

const stopping = new AbortController();
const { signal } = stopping;
// An abort takes the rollout back. `on`, not `once`: under `npm start` one Ctrl-C arrives twice.
for (const name of ['SIGINT', 'SIGTERM'])
  process.on(name, () => stopping.abort(new Error(`Stopped by ${name}`)));

process.exitCode = await main(process.argv.slice(2)).catch(explain);

/** @param {string[]} args */
async function main(args) {
  const target = await openTarget(args);
  try {
    console.log(target.where);
    return await rollOut(target);
  } finally {
    await target.close();
  }
}

/**
 * AWS when it is named, this machine when nothing is said. Half of it is a mistake.
 *
 * @param {string[]} args
 * @returns {Promise<Target>}
 */
async function openTarget(args) {
  const text = /** @type {const} */ ({ type: 'string' });
  const options = { region: text, service: text, ami: text, adopt: text, url: text };
  const { region, service, ami, adopt, url } = parseArgs({ args, options }).values;
  if (region && service && ami) {
    const release = { service, imageId: ami, adopt, bakeMs: 60_000, by: process.env['USER'] };
    return {
      where: `AWS ${region}`,
      settings: { region },
      release,
      url,
      clock: systemClock,
      close: () => Promise.resolve(),
    };
  }
  if (args.length > 0)
    throw new Error('Expected --region, --service and --ami for AWS, or nothing for this machine');
  const { startLocalService } = await import('./local/start-local-service.mjs');
  return startLocalService(signal);
}

/** @param {Target} target */
async function rollOut({ settings, release, url, clock }) {
  const cloud = createAwsCloud({
    autoScaling: new AutoScalingClient(settings),
    ec2: new EC2Client(settings),
    elasticLoadBalancing: new ElasticLoadBalancingClient(settings),
  });
  const plan = await planRollout(cloud, { ...release, signal });
  const probe = startProbe({
    url: url ?? `http://${plan.sources[0]?.loadBalancers[0]?.dnsName}/`,
    ratePerSecond: 100,
  });
  try {
    const result = await runRollout(plan, {
      cloud,
      clock,
      signal,
      // Asked while both images serve, and while the previous one drains. A text takes the rollout back.
      bakeCheck: () => reasonLosing(probe.total()),
      onEvent: createEventPrinter(),
    });
    const report = await probe.stop();
    console.log(`${result.outcome}: ${result.live?.name} serves ${result.live?.imageId}`);
    console.log(`answered by: version ${Object.keys(report.versions).join(', version ')}`);
    console.log(`${report.sent} requests, ${report.lost} lost`);
    if (result.outcome === 'rolled-back') return 3;
    return report.lost === 0 ? 0 : 1;
  } finally {
    await probe.stop();
  }
}

/** @param {import('@clicamos/health').ProbeReport} report */
function reasonLosing({ lost, lostBy }) {
  return lost === 0 ? undefined : `the probe lost ${lost} requests: ${Object.keys(lostBy).join(', ')}`;
}

/** @param {unknown} error */
function explain(error) {
  console.error(error instanceof Error ? error.message : error);
  if (isRolloutError(error, 'NeedsPerson')) return 4;
  return isRolloutError(error, 'Locked') ? 5 : 1;
}
