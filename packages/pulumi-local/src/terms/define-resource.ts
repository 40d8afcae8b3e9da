import type { Unwrap } from '@pulumi/pulumi';
import type { CreateContext } from './create-context.js';

/** A resource as the endpoint made it. */
export interface Created {
  readonly id: string;
  /** What the provider computes, beyond the inputs. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** A resource as the last run left it, and which inputs are others now. */
export interface Before {
  readonly id: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly changed: readonly string[];
}

/** How a resource that is there takes other inputs. */
export interface ResourceUpdate {
  /** Inputs that can be others than at the last run. */
  readonly inputs: readonly string[];
  /** Those of them that cannot be taken away: what the endpoint has then is not known. @default none */
  readonly needed?: readonly string[];
  /** Answers the outputs that are others now. */
  run(
    inputs: Readonly<Record<string, unknown>>,
    before: Before,
    context: CreateContext,
  ): Promise<Created['outputs']>;
}

/** How resources of one type are created. */
export interface ResourceType {
  /** For example `aws:ec2/vpc:Vpc`. */
  readonly type: string;
  /** Inputs that are taken into account. Others are refused: what is ignored is found in production. */
  readonly inputs: readonly string[];
  /** Inputs that matter only when something is updated or deleted, which does not happen here. */
  readonly laterInputs: readonly string[];
  create(inputs: Readonly<Record<string, unknown>>, context: CreateContext): Promise<Created>;
  /** Of the types that can be updated. */
  readonly update?: ResourceUpdate;
}

interface Definition<Args, Input extends keyof Args & string, Later extends keyof Args & string> {
  readonly type: string;
  readonly inputs: readonly Input[];
  readonly laterInputs?: readonly Later[];
  create(inputs: Pick<Unwrap<Args>, Input & keyof Unwrap<Args>>, context: CreateContext): Promise<Created>;
  readonly update?: {
    readonly inputs: readonly (Input | Later)[];
    readonly needed?: readonly (Input | Later)[];
    run(
      inputs: Pick<Unwrap<Args>, (Input | Later) & keyof Unwrap<Args>>,
      before: Before,
      context: CreateContext,
    ): Promise<Created['outputs']>;
  };
}

/** Defines a type by the args of its constructor: `create` sees those that `inputs` names, and no others. */
export function defineResource<Args>() {
  return <const Input extends keyof Args & string, const Later extends keyof Args & string = never>(
    definition: Definition<Args, Input, Later>,
  ): ResourceType => ({
    type: definition.type,
    inputs: definition.inputs,
    laterInputs: definition.laterInputs ?? [],
    // The constructor of the resource was typed by the same args; Pulumi has only resolved what is in them.
    create: (inputs, context) =>
      definition.create(inputs as Parameters<typeof definition.create>[0], context),
    ...(definition.update && { update: definition.update as ResourceUpdate }),
  });
}
