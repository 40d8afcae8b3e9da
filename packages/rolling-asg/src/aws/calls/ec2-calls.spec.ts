import { EC2Client, type GetConsoleOutputCommandOutput, type ServiceInputTypes } from '@aws-sdk/client-ec2';
import { createCaller } from '../wire/caller.js';
import { ec2Calls } from './ec2-calls.js';

/** A client that answers by itself, and what it was asked. */
function clientAnswering(answer: (input: ServiceInputTypes) => Partial<GetConsoleOutputCommandOutput>) {
  const asked: unknown[] = [];
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new EC2Client({ region: 'us-east-1', credentials });
  client.middlewareStack.add(
    () =>
      async ({ input }) => {
        asked.push(input);
        return { response: {}, output: { $metadata: {}, ...answer(input) } };
      },
    { step: 'initialize' },
  );
  return { asked, calls: ec2Calls(client, createCaller()) };
}

const failure = (name: string) => Object.assign(new Error(name), { name });
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('findImage', () => {
  it('finds an image that has been deprecated: an earlier release can be gone back to', async () => {
    const { asked, calls } = clientAnswering(() => ({}));

    await calls.findImage('ami-0a1').catch(() => undefined);

    expect(asked).toEqual([{ ImageIds: ['ami-0a1'], IncludeDeprecated: true }]);
  });
});

describe('readConsole', () => {
  it('asks for what is on the console now', async () => {
    const { asked, calls } = clientAnswering(() => ({ Output: base64('listens') }));

    expect(await calls.readConsole('i-0a1')).toBe('listens');
    expect(asked).toEqual([{ InstanceId: 'i-0a1', Latest: true }]);
  });

  it.each(['UnsupportedOperation', 'InvalidParameterCombination', 'InvalidInstanceType'])(
    'takes what was kept of an instance that is not Nitro, also when AWS calls that %s',
    async (name) => {
      const { calls } = clientAnswering((input) => {
        if ('Latest' in input && input.Latest) throw failure(name);
        return { Output: base64('boots') };
      });

      expect(await calls.readConsole('i-0a1')).toBe('boots');
    },
  );

  it('does not ask a second time when it is throttled', async () => {
    const { asked, calls } = clientAnswering(() => {
      throw failure('RequestLimitExceeded');
    });

    await expect(calls.readConsole('i-0a1')).rejects.toMatchObject({ kind: 'throttled' });
    expect(asked).toHaveLength(1);
  });

  it('answers nothing for an instance that is gone, or that has said nothing', async () => {
    const gone = clientAnswering(() => {
      throw failure('InvalidInstanceID.NotFound');
    });
    const silent = clientAnswering(() => ({}));

    expect(await gone.calls.readConsole('i-0a1')).toBeUndefined();
    expect(await silent.calls.readConsole('i-0a1')).toBeUndefined();
  });
});
