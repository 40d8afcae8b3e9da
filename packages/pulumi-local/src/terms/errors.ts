const brand = Symbol.for('@clicamos/pulumi-local.PulumiLocalError');

/**
 * - `InvalidOption`: an option of `runProgram` cannot work; nothing was run
 * - `UnknownResourceType`: the program has a resource of a type that this package cannot create
 * - `UnsupportedInput`: a resource has an input or option that this package would have to ignore
 * - `ResourceFailed`: the endpoint refused a resource, or it did not become ready in time
 * - `UnknownFunction`: the program calls a function (`getAmi` and the like) that this package cannot answer
 * - `FunctionFailed`: the endpoint refused such a call, or had nothing to answer
 */
export type PulumiLocalErrorCode =
  | 'InvalidOption'
  | 'UnknownResourceType'
  | 'UnsupportedInput'
  | 'ResourceFailed'
  | 'UnknownFunction'
  | 'FunctionFailed';

/** A resource that exists at the endpoint. */
export interface CreatedResource {
  readonly urn: string;
  /** For example `aws:ec2/vpc:Vpc`. */
  readonly type: string;
  /** The name in the program. */
  readonly name: string;
  /** The id that the endpoint gave it. */
  readonly id: string;
}

/** A resource as a run left it: what the next run of the stack goes on from. Plain data, secrets in the clear. */
export interface ResourceState extends CreatedResource {
  readonly inputs: Readonly<Record<string, unknown>>;
  /** What the endpoint made of it, beyond the inputs. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** What a {@link PulumiLocalError} knows beside its sentence. */
export interface PulumiLocalErrorDetails {
  /** Of the resource that failed. */
  readonly urn?: string;
  /** Of the resource, or the token of the function. */
  readonly type?: string;
  /** The name of the resource in the program. */
  readonly resourceName?: string;
  readonly cause?: unknown;
}

/** Why a program could not be run to its end; an error of the program itself is passed on as it is. */
export class PulumiLocalError extends Error {
  readonly [brand] = true;
  override readonly name = 'PulumiLocalError';
  readonly code: PulumiLocalErrorCode;
  readonly urn: string | undefined;
  readonly type: string | undefined;
  readonly resourceName: string | undefined;

  constructor(code: PulumiLocalErrorCode, message: string, details: PulumiLocalErrorDetails = {}) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined);
    this.code = code;
    this.urn = details.urn;
    this.type = details.type;
    this.resourceName = details.resourceName;
  }
}

/**
 * Whether `error` is a {@link PulumiLocalError}, also one of another installed copy of this package.
 *
 * @example
 * import { isPulumiLocalError } from '@clicamos/pulumi-local';
 * if (isPulumiLocalError(error)) report(error.code, error.urn);
 */
export function isPulumiLocalError(error: unknown): error is PulumiLocalError {
  return typeof error === 'object' && error !== null && brand in error;
}
