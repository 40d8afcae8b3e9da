import { AwsError } from '../service/aws-error.js';
import type { HostedImage } from '../ec2/hosts/instance-host.js';
import { parseSimulatedBehaviour } from './parse-simulated-behaviour.js';
import type { SimulatedBehaviour } from '../ec2/images/simulated-behaviour.js';

/** What `ImageLocation` of a simulated image begins with; its behaviour follows as JSON, percent-encoded or not. */
const prefix = 'data:application/json,';

/** The `ImageLocation` that stands for a behaviour. */
export const locationOf = (behaviour: SimulatedBehaviour): string =>
  prefix + encodeURIComponent(JSON.stringify(behaviour));

/**
 * Reads where a simulated image is, which is all of it. Throws `InvalidAMIAttributeItemValue` for a location of another
 * kind and `InvalidManifest` for a behaviour that cannot be.
 */
export function readSimulatedImage(location: string): HostedImage {
  const parsed = parseSimulatedBehaviour(readLocation(location));
  if ('problem' in parsed) {
    throw new AwsError('InvalidManifest', `The image's behaviour is not valid: ${parsed.problem}`);
  }
  const { behaviour } = parsed;
  const { port = 80 } = behaviour;
  const program = { directory: '', start: ['simulated'], port, env: {}, simulated: behaviour } as const;
  return { program, architecture: undefined };
}

function readLocation(location: string): unknown {
  if (!location.startsWith(prefix)) {
    throw new AwsError(
      'InvalidAMIAttributeItemValue',
      `Invalid attribute item value "${location}" for imageLocation item type. ` +
        `Instances are simulated: expected \`${prefix}\` and a behaviour, as in \`${prefix}{"bootMs":20000}\`.`,
    );
  }
  try {
    return JSON.parse(decodeURIComponent(location.slice(prefix.length)));
  } catch (error) {
    throw new AwsError('InvalidManifest', `The image's behaviour could not be read: ${String(error)}`);
  }
}
