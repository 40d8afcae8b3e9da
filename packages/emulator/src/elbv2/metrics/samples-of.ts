import { events, type Figures, type MetricSample, one } from '../../service/metric-sample.js';
import { type HttpCounts, joinCounts } from '../../traffic/http/http-tally.js';
import type { Elbv2Context } from '../elbv2-context.js';
import { loadBalancersOf } from '../routing/actions.js';
import type { LoadBalancerRecord } from '../state.js';

type Dimensions = MetricSample['dimensions'];

/**
 * What a load balancer has measured since it was asked last. What AWS reports only when it is not zero is left out then.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export function samplesOf(elbv2: Elbv2Context, loadBalancer: LoadBalancerRecord): readonly MetricSample[] {
  const groups = groupsOf(elbv2, loadBalancer);
  return loadBalancer.type === 'application'
    ? applicationSamples(elbv2, loadBalancer, groups)
    : networkSamples(elbv2, loadBalancer, groups);
}

interface GroupInUse {
  readonly arn: string;
  readonly dimensions: Dimensions;
  readonly healthy: number;
  readonly unhealthy: number;
}

function groupsOf({ state, live }: Elbv2Context, { arn }: LoadBalancerRecord): readonly GroupInUse[] {
  const used = [...state.targetGroups.keys()].filter((group) =>
    loadBalancersOf(state, group).some((user) => user.arn === arn),
  );
  return used.map((group) => {
    const states = (live.targetGroups.get(group)?.targets ?? []).map(({ standing }) => standing.state);
    return {
      arn: group,
      dimensions: [{ Name: 'TargetGroup', Value: afterLastColon(group) }, loadBalancerDimension(arn)],
      healthy: states.filter((one) => one === 'healthy').length,
      unhealthy: states.filter((one) => one === 'unhealthy').length,
    };
  });
}

function applicationSamples(
  { meters }: Elbv2Context,
  { arn }: LoadBalancerRecord,
  groups: readonly GroupInUse[],
): readonly MetricSample[] {
  const own = meters.http(arn).take();
  const counted = groups.map((group) => ({ group, counts: meters.http(arn, group.arn).take() }));
  const all = joinCounts([own, ...counted.map(({ counts }) => counts)]);
  const sample = sampler('AWS/ApplicationELB');
  return [
    ...targetSamples(all, [loadBalancerDimension(arn)]),
    ...refusals(all, [loadBalancerDimension(arn)]),
    ...counted.flatMap(({ group, counts }) => [
      ...hostSamples('AWS/ApplicationELB', group),
      ...targetSamples(counts, group.dimensions),
      ...perTarget(counts, group).map(([dimensions, figures]) =>
        sample('RequestCountPerTarget', dimensions, figures),
      ),
    ]),
  ];
}

/** By target group, and by target group and load balancer. */
function perTarget({ requests }: HttpCounts, { dimensions, healthy }: GroupInUse): [Dimensions, Figures][] {
  if (requests === 0 || healthy === 0) return [];
  const figures = one(requests / healthy);
  return [
    [dimensions.slice(0, 1), figures],
    [dimensions, figures],
  ];
}

function targetSamples(counts: HttpCounts, dimensions: Dimensions): MetricSample[] {
  const sample = sampler('AWS/ApplicationELB');
  const { requests, unconnected, answered, responseSeconds } = counts;
  return [
    ...counted(requests).map((figures) => sample('RequestCount', dimensions, figures)),
    ...counted(unconnected).map((figures) => sample('TargetConnectionErrorCount', dimensions, figures)),
    ...classes.flatMap((digit) =>
      counted(answered[digit] ?? 0).map((figures) =>
        sample(`HTTPCode_Target_${digit}XX_Count`, dimensions, figures),
      ),
    ),
    ...(responseSeconds.count === 0
      ? []
      : [sample('TargetResponseTime', dimensions, responseSeconds, 'Seconds')]),
  ];
}

const classes = [2, 3, 4, 5];

const refusals = ({ refused }: HttpCounts, dimensions: Dimensions) =>
  classes
    .slice(1)
    .flatMap((digit) =>
      counted(refused[digit] ?? 0).map((figures) =>
        sampler('AWS/ApplicationELB')(`HTTPCode_ELB_${digit}XX_Count`, dimensions, figures),
      ),
    );

function networkSamples(
  { meters }: Elbv2Context,
  { arn }: LoadBalancerRecord,
  groups: readonly GroupInUse[],
): readonly MetricSample[] {
  const { began, bytes, open } = meters.flows(arn).take();
  const sample = sampler('AWS/NetworkELB');
  const dimensions = [loadBalancerDimension(arn)];
  return [
    ...counted(began).map((figures) => sample('NewFlowCount', dimensions, figures)),
    ...(open === 0 ? [] : [sample('ActiveFlowCount', dimensions, one(open))]),
    ...(bytes === 0 ? [] : [sample('ProcessedBytes', dimensions, one(bytes), 'Bytes')]),
    ...groups.flatMap((group) => hostSamples('AWS/NetworkELB', group)),
  ];
}

const hostSamples = (namespace: string, { dimensions, healthy, unhealthy }: GroupInUse): MetricSample[] => [
  sampler(namespace)('HealthyHostCount', dimensions, one(healthy)),
  sampler(namespace)('UnHealthyHostCount', dimensions, one(unhealthy)),
];

const counted = (count: number): readonly Figures[] => (count === 0 ? [] : [events(count)]);

const sampler =
  (namespace: string) =>
  (
    metricName: string,
    dimensions: Dimensions,
    figures: Figures,
    unit: MetricSample['unit'] = 'Count',
  ): MetricSample => ({ namespace, metricName, dimensions, unit, figures });

const afterLastColon = (arn: string) => arn.slice(arn.lastIndexOf(':') + 1);

/** `app/web/50dc6c495c0c9188`, as AWS has it. */
const loadBalancerDimension = (arn: string) => ({
  Name: 'LoadBalancer',
  Value: afterLastColon(arn).replace('loadbalancer/', ''),
});
