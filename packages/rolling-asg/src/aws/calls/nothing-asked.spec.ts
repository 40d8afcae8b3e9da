import { createAnsweringServer } from '../../testing/answering-server.js';
import { openCloud } from '../../testing/open-cloud.js';

/** The port over an endpoint that refuses everything, and how often it was asked. */
async function openRefusing() {
  const server = await createAnsweringServer((response) => response.writeHead(400).end());
  const opened = openCloud(server.endpoint);
  return {
    cloud: opened.cloud,
    count: server.count,
    [Symbol.asyncDispose]: async () => {
      opened[Symbol.dispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

// AWS takes a list that is not there for all that there is: every process, every tag, every group.
describe('a call about nothing', () => {
  it('changes nothing', async () => {
    await using service = await openRefusing();
    const { cloud } = service;

    await cloud.suspendProcesses('web-v001', []);
    await cloud.resumeProcesses('web-v001', []);
    await cloud.tagGroup('web-v001', {});
    await cloud.untagGroup('web-v001', []);
    await cloud.tagTemplate('lt-1', {});
    await cloud.untagTemplate('lt-1', []);
    await cloud.setInstanceProtection('web-v001', [], true);
    await cloud.attachTrafficSources('web-v001', []);
    await cloud.detachTrafficSources('web-v001', []);

    expect(service.count()).toBe(0);
  });

  it('finds nothing', async () => {
    await using service = await openRefusing();
    const { cloud } = service;

    expect(await cloud.findGroups({ names: [] })).toEqual([]);
    expect(await cloud.findTrafficSources([])).toEqual([]);
    expect(await cloud.findSubnets([])).toEqual({});
    expect(service.count()).toBe(0);
  });
});
