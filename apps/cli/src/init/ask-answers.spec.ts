import { PassThrough, Readable } from 'node:stream';
import { askAnswers, askFlags } from './ask-answers.js';

/** Answers in order, and notes what was asked. */
function person(...answers: readonly string[]) {
  const asked: string[] = [];
  const left = [...answers];
  const ask = async ({ text, fallback }: { readonly text: string; readonly fallback?: string }) => {
    asked.push(text);
    return left.shift() || fallback;
  };
  return { ask, asked };
}

describe('asking for a configuration', () => {
  it('asks nothing of AWS without an account', async () => {
    const { ask, asked } = person('shop', '');

    expect(await askFlags(ask)).toEqual({ service: 'shop' });
    expect(asked).toHaveLength(2);
  });

  it('takes Enter for what stands in brackets', async () => {
    const { ask } = person('', '123456789012');

    expect(await askFlags(ask)).toEqual({
      service: 'web',
      account: '123456789012',
      region: 'us-east-1',
      loadBalancer: 'web-elb',
    });
  });

  it('asks for no load balancer where there is a stack', async () => {
    const { ask, asked } = person('', '123456789012', '', 'prod');

    expect(await askFlags(ask)).toMatchObject({ stack: 'prod' });
    expect(asked.at(-1)).toContain('Pulumi stack');
  });

  it('asks for a Classic load balancer where there is no target group', async () => {
    const { ask, asked } = person('', '123456789012', '', '', 'web-tg');

    expect(await askFlags(ask)).toMatchObject({ targetGroup: 'web-tg' });
    expect(asked.at(-1)).toContain('Target group');
  });

  it('asks again for what cannot stand in the file, and says why', async () => {
    const stdout = new PassThrough();
    const stdin = new PassThrough();
    const shown: string[] = [];
    const replies = [
      '1web',
      'shop',
      '12',
      '123456789012',
      'not-a-region',
      'eu-west-1',
      '',
      '',
      'web_elb!',
      'web-elb',
    ];
    stdout.on('data', (text: Buffer) => {
      shown.push(text.toString());
      if (text.toString().endsWith(': ')) stdin.write(`${replies.shift()}\n`);
    });

    const answers = await askAnswers({ stdin, stdout, signal: new AbortController().signal });

    expect(answers).toEqual({
      service: 'shop',
      aws: { region: 'eu-west-1', account: '123456789012', behind: { loadBalancer: 'web-elb' } },
    });
    expect(shown.join('').match(/Expected [^\n]*/g)).toEqual([
      'Expected a letter, then up to 27 letters, digits or hyphens, got `1web`',
      'Expected 12 digits, got `12`',
      'Expected a region of AWS such as us-east-1, got `not-a-region`',
      'Expected up to 32 letters, digits or hyphens, got `web_elb!`',
    ]);
  });

  it('shows the questions on the terminal and reads the lines typed', async () => {
    const stdout = new PassThrough();
    const stdin = new PassThrough();
    const replies = ['shop\n', '\n'];
    stdout.on('data', (shown: Buffer) => {
      if (shown.toString().endsWith(': ')) stdin.write(replies.shift() ?? '');
    });

    const answers = await askAnswers({ stdin, stdout, signal: new AbortController().signal });

    expect(answers).toEqual({ service: 'shop', aws: undefined });
  });

  it('does not wait for ever when the input ends', async () => {
    const terminal = { stdin: Readable.from([]), stdout: new PassThrough() };

    await expect(askAnswers({ ...terminal, signal: new AbortController().signal })).rejects.toThrow(
      'The questions were not answered; nothing written',
    );
  });

  it('ends with the reason of an abort', async () => {
    const reason = new Error('ctrl-c');
    const abort = new AbortController();
    const answers = askAnswers({ stdin: new PassThrough(), stdout: new PassThrough(), signal: abort.signal });

    abort.abort(reason);

    await expect(answers).rejects.toBe(reason);
  });
});
