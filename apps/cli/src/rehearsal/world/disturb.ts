import type { Clock } from '@clicamos/rolling-asg';
import type { Disturbance } from '../scenarios/scenario.js';
import type { LikeClients } from './like-clients.js';

/** A client as it is used here: the SDK's type has an overload for each command. */
type Send = (command: object, ...rest: readonly unknown[]) => Promise<unknown>;

/** The rollout's own clients, to which AWS behaves as the scenario says. */
export function disturb(
  clients: LikeClients,
  disturbance: Disturbance | undefined,
  clock: Clock,
): LikeClients {
  if (disturbance === undefined) return clients;
  const strike =
    disturbance.kind === 'throttled' ? throttling(disturbance.every) : lateness(disturbance, clock);
  const disturbed = <Client extends { readonly send: unknown }>(client: Client): Client => {
    const send = client.send as Send;
    return { ...client, send: ((command, ...rest) => strike(command, () => send(command, ...rest))) as Send };
  };
  return {
    autoScaling: disturbed(clients.autoScaling),
    elasticLoadBalancing: disturbed(clients.elasticLoadBalancing),
    elasticLoadBalancingV2: disturbed(clients.elasticLoadBalancingV2),
    ec2: disturbed(clients.ec2),
  };
}

type Strike = (command: object, send: () => Promise<unknown>) => Promise<unknown>;

/** Which calls is drawn, always the same: a turn would hit the same call of every try. */
function throttling(every: number): Strike {
  let drawn = 7;
  return async (_, send) => {
    drawn = (drawn * 16_807) % 2_147_483_647;
    if (drawn % every === 0) throw Object.assign(new Error('Rate exceeded'), { name: 'Throttling' });
    return send();
  };
}

function lateness({ every, ms }: Disturbance & { readonly kind: 'late' }, clock: Clock): Strike {
  let changes = 0;
  return async (command, send) => {
    if (command.constructor.name.startsWith('Describe')) return send();
    changes += 1;
    const answer = await send();
    if (changes % every === 0) await clock.sleep(ms);
    return answer;
  };
}
