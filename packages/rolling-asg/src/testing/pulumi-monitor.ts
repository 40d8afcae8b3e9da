import * as pulumi from '@pulumi/pulumi';
import { MockMonitor, type MockResourceArgs, type MockResourceResult } from '@pulumi/pulumi/runtime/mocks.js';

/** A resource as a program registered it. */
export interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly parent: string;
  /** As types and names: `aws:ec2/vpc:Vpc::main`. */
  readonly dependencies: readonly string[];
  /** `undefined` when the program left it to the provider. */
  readonly deleteBeforeReplace: boolean | undefined;
  readonly replaceOnChanges: readonly string[];
  readonly ignoreChanges: readonly string[];
  readonly deleteTimeout: string | undefined;
}

/** What a program registered, in order, and what it returned. */
export interface ProgramRun {
  readonly registered: readonly Registered[];
  readonly outputs: Readonly<Record<string, unknown>>;
  /** The only resource of a type that ends so, for example `Group`. */
  only(type: string): Registered;
}

export interface ProgramOptions {
  /** What the provider computes of a resource, besides its id `<name>-id`. @default nothing */
  readonly computed?: (resource: MockResourceArgs) => Record<string, unknown>;
}

/** Runs a program as project `shop`, stack `test`. No engine: each resource is what it was registered with. */
export async function runWithMonitor(
  program: () => Promise<Record<string, unknown>>,
  { computed = () => ({}) }: ProgramOptions = {},
): Promise<ProgramRun> {
  const registered: Registered[] = [];
  const newResource = (resource: MockResourceArgs): MockResourceResult => ({
    id: `${resource.name}-id`,
    state: { ...resource.inputs, ...computed(resource) },
  });
  const mocks = { newResource, call: () => ({}) };
  await pulumi.runtime.setMocks(mocks, 'shop', 'test');
  pulumi.runtime.setMockOptions(new RecordingMonitor(mocks, registered), 'shop', 'test', false);
  const outputs = (await pulumi.runtime.runInPulumiStack(program)) ?? {};
  return { registered, outputs, only };

  function only(type: string): Registered {
    const found = registered.filter((resource) => resource.type.endsWith(`:${type}`));
    const [first, ...others] = found;
    if (first === undefined || others.length > 0) throw new Error(`${found.length} resources are a ${type}`);
    return first;
  }
}

/** The parts of a registration that the SDK's mocks leave out. */
interface RegisterRequest {
  getType(): string;
  getName(): string;
  getParent(): string;
  getObject(): { toJavaScript(): Record<string, unknown> } | undefined;
  getDependenciesList(): string[];
  getDeletebeforereplace(): boolean;
  getDeletebeforereplacedefined(): boolean;
  getReplaceonchangesList(): string[];
  getIgnorechangesList(): string[];
  getCustomtimeouts(): { getDelete(): string } | undefined;
}

class RecordingMonitor extends MockMonitor {
  constructor(
    mocks: pulumi.runtime.Mocks,
    private readonly registered: Registered[],
  ) {
    super(mocks);
  }

  override registerResource(
    request: RegisterRequest,
    answer: (error: unknown, response: unknown) => void,
  ): Promise<void> {
    this.registered.push(toRegistered(request));
    return super.registerResource(request, answer);
  }
}

function toRegistered(request: RegisterRequest): Registered {
  return {
    type: request.getType(),
    name: request.getName(),
    inputs: request.getObject()?.toJavaScript() ?? {},
    parent: nameOf(request.getParent()),
    dependencies: request.getDependenciesList().map(nameOf),
    deleteBeforeReplace: request.getDeletebeforereplacedefined()
      ? request.getDeletebeforereplace()
      : undefined,
    replaceOnChanges: request.getReplaceonchangesList(),
    ignoreChanges: request.getIgnorechangesList(),
    deleteTimeout: request.getCustomtimeouts()?.getDelete(),
  };
}

/** `urn:pulumi:test::shop::outer$aws:ec2/vpc:Vpc::main` is `aws:ec2/vpc:Vpc::main`. */
function nameOf(urn: string): string {
  const [, , types = '', ...name] = urn.split('::');
  return [types.split('$').at(-1), ...name].join('::');
}

/**
 * What an output comes to. Of a rejected one, Pulumi rejects the value and what it knows about the value; all
 * of it is handled here, since Jest fails a test for a rejection that nobody handles.
 */
export async function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
  // Parts of every output that the SDK leaves out of its declaration.
  const parts = output as unknown as {
    promise(): Promise<T>;
    allResources(): Promise<unknown>;
    readonly isKnown: Promise<boolean>;
    readonly isSecret: Promise<boolean>;
  };
  await Promise.allSettled([parts.allResources(), parts.isKnown, parts.isSecret, parts.promise()]);
  return parts.promise();
}
