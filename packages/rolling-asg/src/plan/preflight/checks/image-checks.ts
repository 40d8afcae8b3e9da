import type { MachineImage } from '../../../cloud/cloud.js';
import type { LoadBalancer } from '../../../cloud/traffic-source.js';
import { durationText } from '../../../cloud/duration-text.js';
import type { PreflightItem } from '../../plan.js';
import type { PlanFacts } from '../../plan-facts.js';
import { error, ok, warning } from '../finding.js';
import type { PreflightInput } from '../preflight-input.js';

/** An image's tag: how long its app keeps an idle connection open, in seconds. */
const keepAliveTag = 'clicamos:keep-alive-timeout-seconds';

/** The image exists, can be started, and fits the instance type and the load balancers. */
export function checkImage({ facts, options }: PreflightInput): readonly PreflightItem[] {
  const { image } = facts;
  if (image === undefined) {
    return [error('image-exists', `There is no AMI \`${options.imageId}\` in this account and region`)];
  }
  if (image.state === 'hidden') return [checkPermission(image)];
  return [
    ok('image-exists', `${image.imageId} exists`),
    image.state === 'available'
      ? ok('image-available', `${image.imageId} is available`)
      : error(
          'image-available',
          `AMI \`${image.imageId}\` is ${image.state}; only an available one can be started`,
          { image: image.imageId },
        ),
    ...checkArchitectures(image, facts),
    ...facts.sources
      .flatMap(({ loadBalancers }) => loadBalancers)
      .flatMap((loadBalancer) => checkKeepAlive(image, loadBalancer)),
  ];
}

/** AWS answers without an error and without the image. */
const checkPermission = ({ imageId }: MachineImage): PreflightItem =>
  error(
    'image-permission',
    `AWS knows AMI \`${imageId}\` and does not show it to this account: it is deregistered, or not shared with it`,
    { image: imageId },
  );

type Bootable = readonly [type: string, architectures: readonly string[] | undefined];

function checkArchitectures(
  image: MachineImage,
  { instanceType, architectures, mixedArchitectures = {} }: PlanFacts,
): readonly PreflightItem[] {
  const check = 'image-architecture';
  if (instanceType === undefined)
    return [warning(check, 'The launch template names no instance type to check against')];
  const types: readonly Bootable[] = [[instanceType, architectures], ...Object.entries(mixedArchitectures)];
  const refused = types.flatMap((type) => refusedBy(image, type));
  if (refused.length > 0) return refused;
  const names = types.map(([type]) => type);
  const boot = names.length === 1 ? 'boots' : 'boot';
  return [ok(check, `${image.imageId} is ${image.architecture}, as ${names.join(', ')} ${boot} it`)];
}

function refusedBy(
  { imageId, architecture }: MachineImage,
  [type, architectures]: Bootable,
): PreflightItem[] {
  const check = 'image-architecture';
  if (architectures === undefined)
    return [error(check, `There is no instance type \`${type}\` in this region`)];
  if (architectures.includes(architecture)) return [];
  const supported = architectures.join(' or ');
  return [
    error(check, `AMI \`${imageId}\` is ${architecture}, but ${type} boots ${supported}`, { architecture }),
  ];
}

/**
 * An app that closes idle connections before the load balancer does makes it send a request into a closed connection.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/config-idle-timeout.html
 */
function checkKeepAlive(
  image: MachineImage,
  { name, idleTimeoutMs }: LoadBalancer,
): readonly PreflightItem[] {
  const seconds = Number(image.tags[keepAliveTag] ?? Number.NaN);
  if (!Number.isFinite(seconds) || idleTimeoutMs === undefined) return [];
  const check = 'image-keep-alive';
  const facts = `the app keeps idle connections for ${seconds} s, ${name} for ${durationText(idleTimeoutMs)}`;
  return seconds * 1000 > idleTimeoutMs
    ? [ok(check, facts)]
    : [warning(check, `${facts}: make the app's longer, or requests end as 504 when it closes first`)];
}
