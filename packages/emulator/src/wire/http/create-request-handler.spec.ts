import { getEventListeners } from 'node:events';
import { DescribeInstancesCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { PutParameterCommand, GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { createEmulator } from '../../create-emulator.js';
import { authorization, serviceOf } from '../../testing/wire/wire-fixtures.js';
import { createApi } from '../create-api.js';
import { createRequestHandler } from './create-request-handler.js';
import type { CallRecord } from '../call-record.js';

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

const post = {
  method: 'POST',
  path: '/',
  headers: { authorization: authorization('ec2') },
  body: 'Action=DescribeRegions&Version=2016-11-15',
};

const stillOpen = new AbortController().signal;

describe('the request handler', () => {
  it('gives SDK clients the answers and errors of the port', async () => {
    await using emulator = await createEmulator({ instances: 'simulated' });
    const { endpoint, region } = emulator;
    const maxAttempts = 1;
    const overPort = new EC2Client({ endpoint, region, credentials, maxAttempts });
    const requestHandler = emulator.requestHandler();
    const inProcess = new EC2Client({ endpoint, region, credentials, maxAttempts, requestHandler });
    const missing = new DescribeInstancesCommand({ InstanceIds: ['i-0123456789abcdef0'] });

    const errors = await Promise.all([overPort, inProcess].map((ec2) => ec2.send(missing).catch(sayError)));
    const vpcs = await Promise.all([overPort, inProcess].map((ec2) => ec2.send(new DescribeVpcsCommand({}))));

    expect(errors[0]).toEqual(errors[1]);
    expect(errors[0]).toMatchObject({ name: 'InvalidInstanceID.NotFound', status: 400 });
    expect(vpcs[0]?.Vpcs).toEqual(vpcs[1]?.Vpcs);
    expect(vpcs[0]?.Vpcs).toHaveLength(1);
    overPort.destroy();
  });

  it('answers the JSON services and needs no port at all', async () => {
    const calls: CallRecord[] = [];
    const onCall = (call: CallRecord) => void calls.push(call);
    await using emulator = await createEmulator({ instances: 'simulated', listen: false, onCall });
    const { endpoint, region } = emulator;
    const ssm = new SSMClient({ endpoint, region, credentials, requestHandler: emulator.requestHandler() });

    await ssm.send(new PutParameterCommand({ Name: '/web', Value: 'ü', Type: 'String' }));
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: '/web' }));

    expect(endpoint).toBe('http://emulator.invalid');
    expect(Parameter?.Value).toBe('ü');
    expect(calls.map(({ operation }) => operation)).toEqual(['PutParameter', 'GetParameter']);
  });

  it('tells the status, as the port does', async () => {
    const before = Date.now();
    await using emulator = await createEmulator({ listen: false, instances: 'simulated', speed: 3 });

    const { response } = await emulator
      .requestHandler()
      .handle({ method: 'GET', path: '/_clicamos/status', headers: {} });

    const { startedAt } = emulator;
    expect(JSON.parse(Buffer.from(response.body).toString())).toEqual({
      ...{ region: 'us-east-1', account: '123456789012', speed: 3, startedAt },
    });
    expect(Date.parse(startedAt)).toBeGreaterThanOrEqual(before);
  });

  it('rejects at once on abort, although the operation goes on, and leaves no listener', async () => {
    let answer: (output: object) => void = () => undefined;
    const slow = serviceOf('ec2', { DescribeRegions: () => new Promise((resolve) => (answer = resolve)) });
    const handler = createRequestHandler(createApi({ services: [slow], log: () => undefined }), stillOpen);
    const abort = new AbortController();

    const handled = handler.handle(post, { abortSignal: abort.signal });
    await Promise.resolve();
    abort.abort('enough');

    await expect(handled).rejects.toMatchObject({ name: 'AbortError', cause: 'enough' });
    expect(getEventListeners(abort.signal, 'abort')).toEqual([]);
    answer({});
    await expect(handler.handle(post, { abortSignal: abort.signal })).rejects.toThrow('Request aborted');
  });

  it('takes bytes and the URL’s query, and refuses a stream', async () => {
    const regions = serviceOf('ec2', { DescribeRegions: () => ({ Regions: [{ RegionName: 'x' }] }) });
    const handler = createRequestHandler(createApi({ services: [regions], log: () => undefined }), stillOpen);
    const { headers } = post;
    const query = { Action: 'DescribeRegions', Version: ['2016-11-15'] };

    const replies = await Promise.all([
      handler.handle({ ...post, body: Buffer.from(post.body) }),
      handler.handle({ method: 'GET', path: '/', headers: { Authorization: headers.authorization }, query }),
    ]);

    expect(replies.map(({ response }) => response.statusCode)).toEqual([200, 200]);
    await expect(handler.handle({ ...post, body: {} })).rejects.toThrow('no stream');
  });

  it('finds its connection refused when the emulator is closed', async () => {
    const emulator = await createEmulator({ instances: 'simulated', listen: false });
    const handler = emulator.requestHandler();
    await emulator.close();

    await expect(handler.handle(post)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

/** What a client sees of an error. */
const sayError = ({ name, message, $metadata }: Error & { $metadata?: { httpStatusCode?: number } }) => ({
  ...{ name, message, status: $metadata?.httpStatusCode },
});

it('an emulator that does not listen refuses a port', async () => {
  await expect(createEmulator({ listen: false, port: 4566 })).rejects.toThrow(
    'Expected no `port` with `listen: false`, got `4566`',
  );
});
