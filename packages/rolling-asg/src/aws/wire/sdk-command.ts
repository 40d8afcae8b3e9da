/** What goes through the SDK's middlewares, as far as ours look at it. */
export interface Passing {
  readonly request?: unknown;
}

/** What comes back through them. */
export interface Passed {
  readonly response: unknown;
}

/** The rest of the way, down to the wire. */
export type Next = (passing: Passing) => Promise<Passed>;

/** A middleware of the SDK: https://github.com/smithy-lang/smithy-typescript/blob/main/packages/types/src/middleware.ts */
export type Middleware = (next: Next) => Next;

/** Where a middleware stands. */
export interface MiddlewarePlace {
  readonly name: string;
  readonly step: 'finalizeRequest' | 'deserialize';
  readonly priority: 'high' | 'low';
  readonly override: true;
}

/** A command of any of the SDK's clients. */
export interface SdkCommand {
  readonly middlewareStack: { add(middleware: Middleware, place: MiddlewarePlace): void };
}
