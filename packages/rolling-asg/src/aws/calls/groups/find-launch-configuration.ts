import {
  DescribeLaunchConfigurationsCommand,
  type AutoScalingClient,
  type LaunchConfiguration,
} from '@aws-sdk/client-auto-scaling';
import { partOf } from '../../answers/part-of.js';
import type { Call } from '../../wire/caller.js';

/** A launch configuration as AWS describes it; `undefined` when there is no such one. */
export async function findLaunchConfiguration(
  client: Pick<AutoScalingClient, 'send'>,
  call: Call,
  { name, signal }: { readonly name: string; readonly signal?: AbortSignal },
): Promise<LaunchConfiguration | undefined> {
  const operation = 'DescribeLaunchConfigurations';
  const command = new DescribeLaunchConfigurationsCommand({ LaunchConfigurationNames: [name] });
  const answer = await call(operation, signal, (o) => client.send(command, o));
  // An endpoint that does not know the filter answers with every one.
  return partOf(operation, answer, 'LaunchConfigurations').find(
    (one) => one.LaunchConfigurationName === name,
  );
}
