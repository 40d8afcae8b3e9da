import type { RolloutEvent, RolloutResult } from '@clicamos/rolling-asg';
import type { Environment } from '../environment/environment.js';
import { rollOut, type RollOutOptions } from './roll-out.js';

const hint =
  'Terminate is suspended: aws autoscaling resume-processes --auto-scaling-group-name web-v001 --scaling-processes Terminate';
const waiting = {
  kind: 'waiting',
  step: 'deleteGroup',
  reason: `1 instance is left of web-v001: i-1 InService; ${hint}`,
} as unknown as RolloutEvent; // only this is told
const result = { outcome: 'rolled-back', reason: hint } as unknown as RolloutResult; // only this is told

/** What a rollout tells that waits for somebody else, and why it ended. */
async function toldIn(environment: object): Promise<readonly (string | undefined)[]> {
  const told: (string | undefined)[] = [];
  const progress = {
    event: () => undefined,
    say: () => undefined,
    notice: () => undefined,
    close: () => undefined,
  };
  const { result: end } = await rollOut({
    environment: { settings: { rollout: {} }, ...environment } as unknown as Environment, // only this is read
    sources: [],
    isFirst: false,
    isUnprobed: true,
    env: {},
    commands: {} as RollOutOptions['commands'],
    stream: { tell: () => undefined },
    signal: new AbortController().signal,
    progress: () => progress,
    onEvent: (event) => told.push(event.kind === 'waiting' ? event.reason : undefined),
    walk: ({ onEvent }) => {
      onEvent?.(waiting);
      return Promise.resolve(result);
    },
  });
  return [...told, end.reason];
}

describe('a command of the AWS CLI in what a rollout tells', () => {
  it('asks the emulator in a local environment, while it waits and at the end', async () => {
    const told = await toldIn({ app: {}, endpoint: 'http://127.0.0.1:4' });

    expect(told).toHaveLength(2);
    for (const text of told)
      expect(text).toContain(': aws --endpoint-url http://127.0.0.1:4 autoscaling resume-processes ');
  });

  it('asks AWS where the environment is there', async () => {
    expect(await toldIn({})).toEqual([expect.stringContaining(': aws autoscaling resume-processes '), hint]);
  });
});
