import { DeleteAutoScalingGroupCommand } from '@aws-sdk/client-auto-scaling';
import { createBalancers } from './create-balancers.mjs';
import { createNetwork } from './create-network.mjs';
import { createTemplate } from './create-template.mjs';
import { tagKey } from './names-of.mjs';

/**
 * What the checks are made with: a VPC of two subnets without a way out, a launch template, a Classic and an
 * Application Load Balancer inside. Groups are made by the checks themselves.
 */
export async function createScene({ settings, clients, names, pace, signal }) {
  // A request is never cut off: whether it took effect would not be known. None begins after an interruption.
  const sender = (client) => async (command) => {
    signal.throwIfAborted();
    return client.send(command);
  };
  const send = Object.fromEntries(Object.entries(clients).map(([name, client]) => [name, sender(client)]));
  const tags = [
    { Key: tagKey, Value: names.run },
    { Key: 'Name', Value: names.prefix },
  ];
  const place = { send, names, tags, pace, signal, settings };
  const network = await createNetwork(place);
  const template = await createTemplate(place);
  const balancers = await createBalancers({ ...place, ...network });
  const deleteGroup = (AutoScalingGroupName) =>
    send.autoScaling(new DeleteAutoScalingGroupCommand({ AutoScalingGroupName }));
  return { ...place, ...network, ...template, ...balancers, deleteGroup };
}
