import { EventEmitter, once } from 'node:events';
import type { ServerResponse } from 'node:http';
import {
  createGroup,
  createWeb,
  listenFor,
  serveFrom,
  startElbv2,
} from '../testing/traffic/elbv2-fixture.js';

/** A Network Load Balancer with a flow to its one target, which leaves: its deregistration delay is over. */
async function drainWithFlow(terminates: boolean) {
  const elbv2 = startElbv2();
  const group = await createGroup(elbv2, 'web', 'TCP');
  const loadBalancer = await createWeb(elbv2, 'network');
  await listenFor(elbv2, { loadBalancer, group, protocol: 'TCP' });
  const Attributes = [
    { Key: 'deregistration_delay.timeout_seconds', Value: '30' },
    { Key: 'deregistration_delay.connection_termination.enabled', Value: String(terminates) },
  ];
  await elbv2.api.ModifyTargetGroupAttributes({ TargetGroupArn: group, Attributes });
  const app = new EventEmitter<{ asked: [ServerResponse] }>();
  const asked = once(app, 'asked');
  const id = await elbv2.instances.launch((_request, response) => app.emit('asked', response));
  await serveFrom(elbv2, group, id);
  const answer = fetch(elbv2.origin()).then(
    async (response) => response.text(),
    () => 'cut',
  );
  const [response] = (await asked) as [ServerResponse]; // once() of events does not know their types
  await elbv2.api.DeregisterTargets({ TargetGroupArn: group, Targets: [{ Id: id }] });
  await elbv2.waitFor(group, id, 'absent');
  return { answer, response, [Symbol.asyncDispose]: () => elbv2[Symbol.asyncDispose]() };
}

describe('a flow through a network load balancer', () => {
  it('goes on with its target after the deregistration delay', async () => {
    await using flow = await drainWithFlow(false);

    flow.response.end('after all');

    expect(await flow.answer).toBe('after all');
  });

  it('is cut after the delay where connections are terminated', async () => {
    await using flow = await drainWithFlow(true);

    expect(await flow.answer).toBe('cut');
    if (!flow.response.destroyed) await once(flow.response, 'close');
  });
});
