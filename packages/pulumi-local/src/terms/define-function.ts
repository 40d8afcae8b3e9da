import type { CallContext } from './create-context.js';

/** How a function of the provider is answered. */
export interface ProviderFunction {
  /** For example `aws:ec2/getAmi:getAmi`. */
  readonly token: string;
  readonly inputs: readonly string[];
  call(inputs: Readonly<Record<string, unknown>>, context: CallContext): Promise<Record<string, unknown>>;
}

interface Definition<Args, Input extends keyof Args & string> {
  readonly token: string;
  /** Inputs that are taken into account; others are refused. */
  readonly inputs: readonly Input[];
  call(inputs: Pick<Args, Input>, context: CallContext): Promise<Record<string, unknown>>;
}

/** Defines a function by its args: `call` sees those that `inputs` names, and no others. */
export function defineFunction<Args>() {
  return <const Input extends keyof Args & string>(
    definition: Definition<Args, Input>,
  ): ProviderFunction => ({
    token: definition.token,
    inputs: definition.inputs,
    // The caller's function was typed by the same args.
    call: (inputs, context) => definition.call(inputs as Pick<Args, Input>, context),
  });
}
