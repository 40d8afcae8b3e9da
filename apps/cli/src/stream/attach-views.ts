import { cliVersion } from '../cli-version.js';
import type { Environment } from '../environment/environment.js';
import type { Terminal } from '../terminal.js';
import { telemetrySettings } from '../telemetry/telemetry-settings.js';
import { environmentRecord } from './environment-record.js';
import type { RolloutStream } from './open-stream.js';

export interface AttachOptions {
  readonly stream: RolloutStream;
  readonly terminal: Pick<Terminal, 'stderr' | 'env'>;
}

/**
 * Lets everybody listen who is to be told beside the terminal. What none of them needs is not loaded.
 *
 * @throws {UsageError} for a variable that is not set, and for an optional package that is not installed
 */
export async function attachViews(
  environment: Environment,
  { stream, terminal: { stderr, env } }: AttachOptions,
): Promise<void> {
  const { settings, place, region, clients } = environment;
  const complain = (text: string) => void stderr.write(`${text}\n`);
  const telemetry = telemetrySettings(env);
  if (telemetry) {
    const { telemetryView } = await import('../telemetry/telemetry-view.js');
    const options = { environment: environmentRecord(environment), version: cliVersion(), complain };
    const view = await telemetryView(telemetry, options);
    if (view) stream.attach(view);
  }
  const { notify = [] } = settings;
  if (notify.length === 0) return;
  const { notifyView } = await import('../notify/notify-view.js');
  const openEventBridge = async (bus: string) =>
    (await import('../notify/open-event-bridge.js')).openEventBridge({ bus, region, clients });
  const surroundings = { env, place, openEventBridge };
  stream.attach(
    await notifyView(notify, { ...surroundings, environment: environmentRecord(environment), complain }),
  );
}
