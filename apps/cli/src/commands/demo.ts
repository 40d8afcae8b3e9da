import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Probe } from '@clicamos/health';
import { runRollout } from '@clicamos/rolling-asg';
import { describeTotal, sumOf } from '../demo/describe-total.js';
import { demoBusy, thrownBusy } from '../demo/demo-busy.js';
import { demoSettings } from '../demo/demo-settings.js';
import { describePhaseEnd } from '../demo/describe-phase-end.js';
import { isGood, phases, type Phase, type PhaseEnd } from '../demo/phase.js';
import { phaseTable } from '../demo/phase-table.js';
import { cloudOf } from '../environment/cloud-of.js';
import { openLocal, type LocalEnvironment } from '../environment/open-local.js';
import { until } from '../dashboard/until.js';
import { exitCode } from '../exit-code.js';
import type { LocalFront } from '../local/infrastructure/create-infrastructure.js';
import { watchStalls, type StallWatch } from '../local/watch-stalls.js';
import { bakeNextImage } from '../local/bake-next-image.js';
import { createProgress } from '../render/live/progress.js';
import { planService } from '../rollout/plan-service.js';
import { openProbe, probeSetup, type ProbeSetup } from '../probe/probe-setup.js';
import type { RolloutStream } from '../stream/open-stream.js';
import { tellProbe } from '../stream/tell-probe.js';
import { withStream } from '../stream/with-stream.js';
import { widthOf, writeLine, type Terminal } from '../terminal.js';
import { tellHeader } from './open-service.js';

export interface DemoOptions {
  readonly json: boolean;
  readonly verbose?: boolean | undefined;
  readonly events?: string | undefined;
  /** Shows it on a page, which stays until Ctrl-C. */
  readonly dashboard?: boolean;
  readonly port?: number | undefined;
  readonly rate: number;
  readonly speed: number;
  /** What the demo's group stands behind. */
  readonly loadBalancer: LocalFront;
}

/**
 * `clicamos demo`: a first deploy, a roll, a bad image and a slow one on an emulator of its own, with a
 * probe all the time. Succeeds only if nothing was lost; leaves nothing.
 */
export function demo(options: DemoOptions, terminal: Terminal): Promise<number> {
  return withStream(options, terminal, async (stream) => {
    const code = await demoInto(stream, options, terminal).catch((error: unknown) => {
      if (terminal.signal.aborted && !options.json) writeLine(terminal, '\nEverything was cleaned up.');
      throw error;
    });
    if (options.dashboard === true) await stayUntilLeft(options, terminal);
    return code;
  });
}

/** Somebody is still looking. */
async function stayUntilLeft({ json }: DemoOptions, terminal: Terminal): Promise<void> {
  if (!json) writeLine(terminal, 'The page stays until Ctrl-C.');
  await until(terminal.signal);
}

async function demoInto(stream: RolloutStream, options: DemoOptions, terminal: Terminal): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), 'clicamos-demo-'));
  try {
    const { createEmulator } = await import('@clicamos/emulator');
    await using emulator = await createEmulator({
      speed: options.speed,
      stateDirectory: directory,
      signatures: 'verified',
    });
    const environment = await openLocal({
      name: 'demo',
      service: 'web',
      settings: demoSettings(options),
      emulator: { ...emulator, id: 'demo' },
      configDirectory: directory,
      isAlone: true,
      signal: terminal.signal,
    });
    await tellHeader(environment, options, { terminal, stream });
    const ends = await runPhases({ environment, options, terminal, stream });
    return conclude(ends, options, terminal);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

interface DemoContext {
  readonly environment: LocalEnvironment;
  readonly options: DemoOptions;
  readonly terminal: Terminal;
  readonly stream: RolloutStream;
}

async function runPhases(context: DemoContext): Promise<PhaseEnd[]> {
  const ends: PhaseEnd[] = [];
  await using probes = new ProbeHolder(context.stream);
  using stalls = watchStalls();
  for (const phase of phases) {
    ends.push(await runPhase(phase, { ...context, probes, stalls }));
    context.terminal.signal.throwIfAborted();
  }
  return ends;
}

/** The one probe of the demo: it starts when something serves, and runs through all later phases. */
class ProbeHolder implements AsyncDisposable {
  probe: Probe | undefined;
  #told: AsyncDisposable | undefined;

  constructor(readonly stream: RolloutStream) {}

  start(setup: ProbeSetup): void {
    this.probe = openProbe(setup);
    this.#told = tellProbe(this.probe, this.stream);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#told?.[Symbol.asyncDispose]();
  }
}

interface PhaseContext extends DemoContext {
  readonly probes: ProbeHolder;
  readonly stalls: StallWatch;
}

async function runPhase(
  phase: Phase,
  { environment, options, terminal, stream, probes, stalls }: PhaseContext,
): Promise<PhaseEnd> {
  const { signal } = terminal;
  const cloud = cloudOf(environment);
  const { imageId } = await bakeNextImage(environment, { env: phase.env, signal });
  const plan = await planService({ environment, cloud, imageId, signal });
  const progress = createProgress({
    json: options.json,
    terminal,
    stream,
    verbose: options.verbose,
    time: environment,
  });
  progress.say(`\n${phase.title}: ${plan.next.name}`);
  const window = probes.probe?.window();
  stalls.take();
  try {
    const { clock, timing } = environment;
    const result = await runRollout(plan, {
      cloud,
      clock,
      timing,
      signal,
      // Its AWS is gone when it ends.
      commands: { abort: 'clicamos demo', status: 'clicamos demo' },
      onEvent: (event) => progress.event(event),
    });
    const probe = await window?.close();
    const stall = stalls.take();
    const setup = probeSetup(environment.settings, plan.sources, {
      env: terminal.env,
      place: environment.place,
    });
    if (probes.probe === undefined && setup) probes.start(setup);
    const end = { phase, result, stall, ...(probe && { probe }) };
    progress.say(`  ${describePhaseEnd(end, options.speed)}`);
    return end;
  } catch (error) {
    const busy = thrownBusy(stalls.take(), options.speed);
    if (busy !== undefined) progress.say(busy);
    throw error;
  } finally {
    progress.close();
  }
}

function conclude(ends: readonly PhaseEnd[], { json, speed }: DemoOptions, terminal: Terminal): number {
  const { sent, lost } = sumOf(ends.flatMap(({ probe }) => probe ?? []));
  const isProven = ends.every(isGood) && sent > 0;
  if (json) writeLine(terminal, JSON.stringify({ kind: 'demo', isProven, sent, lost, phases: ends }));
  else {
    writeLine(terminal, `\n${phaseTable(ends, speed, widthOf(terminal))}\n`);
    for (const line of describeTotal(ends)) writeLine(terminal, line);
    const busy = demoBusy(ends, speed);
    if (busy !== undefined) writeLine(terminal, busy);
  }
  return isProven ? exitCode.ok : exitCode.unexpected;
}
