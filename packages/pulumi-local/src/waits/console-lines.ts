import { GetConsoleOutputCommand } from '@aws-sdk/client-ec2';
import type { CreateContext } from '../terms/create-context.js';

const mostInstances = 2;
const mostLines = 5;

/** What instances wrote last to their consoles, as the end of an error's sentence; of more than two not all. */
export async function consoleLines(
  instanceIds: readonly string[],
  context: Pick<CreateContext, 'clients' | 'call'>,
): Promise<string> {
  const texts: string[] = [];
  for (const id of instanceIds.slice(0, mostInstances)) texts.push(await consoleOf(id, context));
  return texts.join('');
}

async function consoleOf(
  InstanceId: string,
  { clients, call }: Pick<CreateContext, 'clients' | 'call'>,
): Promise<string> {
  try {
    const read = new GetConsoleOutputCommand({ InstanceId, Latest: true });
    const { Output = '' } = await clients.ec2.send(read, call);
    const text = Buffer.from(Output, 'base64').toString().trimEnd();
    if (text === '') return `\nThe console of ${InstanceId} is empty`;
    return `\nConsole of ${InstanceId}:\n  ${text.split('\n').slice(-mostLines).join('\n  ')}`;
  } catch (error) {
    call.abortSignal?.throwIfAborted();
    // The wait's own end is what matters: an instance may be gone by now.
    return `\nThe console of ${InstanceId} could not be read: ${error instanceof Error ? error.name : String(error)}`;
  }
}
