import { runtime } from '@pulumi/pulumi';
import * as state from '@pulumi/pulumi/runtime/state.js';

/** The parts of a resource monitor that the SDK calls; requests are protobuf messages. */
export interface Monitor {
  registerResource(request: RegisterRequest, answer: Answer): void;
  registerResourceOutputs(request: unknown, answer: Answer): void;
  readResource(request: ReadRequest, answer: Answer): void;
  invoke(request: InvokeRequest, answer: Answer): void;
  supportsFeature(request: { getId(): string }, answer: Answer): void;
  /** Asked first by newer versions of the SDK; one that is not implemented is asked for each feature. */
  getDeploymentInfo(request: unknown, answer: Answer): void;
}

/** The parts of an engine that the SDK calls. */
export interface Engine {
  log(request: LogRequest, answer: () => void): void;
  setRootResource(request: unknown, answer: Answer): void;
}

export type Answer = (error: unknown, response?: unknown) => void;

export interface RegisterRequest {
  getType(): string;
  getName(): string;
  getParent(): string;
  getCustom(): boolean;
  getImportid(): string;
  getAdditionalsecretoutputsList(): string[];
}

export interface ReadRequest {
  getType(): string;
  getName(): string;
}

export interface InvokeRequest {
  getTok(): string;
}

export interface LogRequest {
  getSeverity(): number;
  getMessage(): string;
  getUrn(): string;
}

interface Store {
  readonly settings: { engine?: Engine };
}

// The SDK has these for its Automation API, whose inline programs also run in the caller's process, but
// leaves them out of its declarations.
const internals = {
  ...(state as unknown as {
    withLocalStorage<Result>(callback: () => Result): Result;
    getLocalStore(): Store | undefined;
  }),
  ...(runtime as unknown as { waitForRPCs(): Promise<void> }),
};

/** Runs `callback` with settings, config and monitor of its own, apart from all else in the process. */
export function withOwnSettings<Result>(callback: () => Result): Result {
  return internals.withLocalStorage(callback);
}

/** What tells the run apart that the caller is in; `undefined` outside of any. */
export function currentSettings(): object | undefined {
  return internals.getLocalStore();
}

export interface SettingsOptions {
  readonly monitor: Monitor;
  readonly engine: Engine;
  readonly project: string;
  readonly stack: string;
  readonly config: Readonly<Record<string, string>>;
}

/** Makes the SDK talk to `monitor` and `engine` in the caller's run. */
export function useSettings({ monitor, engine, project, stack, config }: SettingsOptions): void {
  runtime.setMockOptions(monitor, project, stack, false);
  runtime.setAllConfig({ ...config });
  const store = internals.getLocalStore();
  if (store === undefined) throw new TypeError('Pulumi settings can only be set inside of `withOwnSettings`');
  store.settings.engine = engine;
}

/** Resolves when every resource that was declared is answered, those too that no output depends on. */
export function allAnswered(): Promise<void> {
  return internals.waitForRPCs();
}
