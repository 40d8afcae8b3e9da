import { createAnsweringServer } from '../testing/answering-server.js';
import { openCloud } from '../testing/open-cloud.js';
import { portChanges, portReads } from '../testing/port-calls.js';

const calls = [...Object.entries(portReads), ...Object.entries(portChanges)];

const group = {
  AutoScalingGroupName: 'web-v001',
  MinSize: '1',
  MaxSize: '2',
  DesiredCapacity: '1',
  LoadBalancerNames: '',
  TargetGroupARNs: '',
  SuspendedProcesses: '',
  Tags: '<member><Key>clicamos:service</Key><Value>web</Value></member>',
};
const instance = {
  InstanceId: 'i-1',
  AvailabilityZone: 'us-east-1a',
  LifecycleState: 'InService',
  HealthStatus: 'Healthy',
};

type Fields = Readonly<Record<string, string>>;

const xml = (fields: Fields): string =>
  Object.entries(fields)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('');

/** An answer of a query protocol; EC2's has no `Result` in it. */
const envelope = (operation: string, result: string): string =>
  xml({
    [`${operation}Response`]: xml({
      [`${operation}Result`]: result,
      ResponseMetadata: xml({ RequestId: 'r' }),
    }),
  });

const groupsAnswer = (fields: Fields, instanceFields: Fields): string => {
  const Instances = xml({ member: xml(instanceFields) });
  const AutoScalingGroups = xml({ member: xml({ Instances, ...fields }) });
  return envelope('DescribeAutoScalingGroups', xml({ AutoScalingGroups }));
};

const without = (fields: Fields, name: string): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));

/** The port over an endpoint that answers everything with 200 and one body. */
async function answeringAll(body: string, type = 'text/xml') {
  const server = await createAnsweringServer((response) =>
    response.writeHead(200, { 'content-type': type }).end(body),
  );
  const opened = openCloud(server.endpoint);
  return {
    cloud: opened.cloud,
    [Symbol.asyncDispose]: async () => {
      opened[Symbol.dispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

describe('an answer of 200 that cannot be read', () => {
  it.each([
    ['a page of HTML', '<!doctype html><html><body>Log in</body></html>', 'text/html'],
    ['JSON', '{"message":"ok"}', 'application/json'],
    ['an empty body', '', 'text/xml'],
    ['XML of somebody else', '<rss><channel/></rss>', 'text/xml'],
    ['XML that is cut', groupsAnswer(group, instance).slice(0, -12), 'text/xml'],
    ['XML that is broken', groupsAnswer(group, instance).replace('</member>', '</nember>'), 'text/xml'],
  ])('is unavailable for every call, not an empty one: %s', async (_what, body, type) => {
    await using service = await answeringAll(body, type);

    for (const [name, [operation, call]] of calls) {
      const answer = await call(service.cloud).catch((error: unknown) => error);
      expect({ name, answer }).toMatchObject({
        answer: { name: 'CloudError', kind: 'unavailable', call: operation },
      });
    }
  });

  it('says which operation it was and what came', async () => {
    await using service = await answeringAll('<html>Log in</html>', 'text/html');

    await expect(service.cloud.deleteGroup('web-v001')).rejects.toThrow(
      'DeleteAutoScalingGroup failed: UnreadableAnswer: ' +
        "Expected AWS's XML, got 200, text/html, 19 characters: `<html>Log in</html>`",
    );
  });
});

describe('an answer without a list in it', () => {
  const lists = Object.entries(portReads).filter(([name]) => name !== 'readConsole');

  it.each(lists)('is unavailable for %s, not an empty one', async (_name, [operation, call]) => {
    // CloudWatch answers with JSON, the others with XML.
    const body = operation === 'DescribeAlarms' ? '{}' : envelope(operation, '');
    await using service = await answeringAll(body);

    await expect(call(service.cloud)).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringMatching(`^${operation} failed: UnreadableAnswer: the answer has no`),
    });
  });

  it.each([
    ['createTemplate', portChanges.createTemplate],
    ['createTemplateVersion', portChanges.createTemplateVersion],
    ['deleteTemplateVersion', portChanges.deleteTemplateVersion],
  ])('is unavailable for %s, which is told what was made or deleted', async (_name, [operation, call]) => {
    await using service = await answeringAll(envelope(operation, ''));

    await expect(call(service.cloud)).rejects.toMatchObject({ kind: 'unavailable', call: operation });
  });
});

describe('a row that is cut', () => {
  const read = async (fields: Fields, instanceFields: Fields = instance) => {
    await using service = await answeringAll(groupsAnswer(fields, instanceFields));
    return await service.cloud.findGroups({ names: ['web-v001'] });
  };

  it('is a group when it is whole', async () => {
    expect(await read(group)).toMatchObject([
      { name: 'web-v001', desiredCapacity: 1, instances: [{ instanceId: 'i-1' }], sourceIds: [] },
    ]);
  });

  it.each([...Object.keys(group)])('is no group without %s', async (name) => {
    await expect(read(without(group, name))).rejects.toThrow(
      `DescribeAutoScalingGroups failed: UnreadableAnswer: the answer has no \`${name}\``,
    );
  });

  it('is no group without its instances', async () => {
    const body = groupsAnswer(group, instance).replace(/<Instances>.*<\/Instances>/, '');
    await using service = await answeringAll(body);

    await expect(service.cloud.findGroups({ service: 'web' })).rejects.toThrow('has no `Instances`');
  });

  it.each(['InstanceId', 'LifecycleState', 'HealthStatus'])('is no instance without %s', async (name) => {
    await expect(read(group, without(instance, name))).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('is no instance of a load balancer without its id', async () => {
    const InstanceStates = xml({ member: xml({ State: 'InService' }) });
    await using service = await answeringAll(envelope('DescribeInstanceHealth', xml({ InstanceStates })));

    await expect(service.cloud.readTargetStates('web')).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
