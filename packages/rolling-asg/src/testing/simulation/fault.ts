import type { CloudErrorKind } from '../../cloud/cloud-error.js';
import type { CloudPort } from '../../cloud/ports.js';

/** What goes wrong with a call. Durations are milliseconds. */
export type Fault =
  /** An error: the call was refused before, or done although its answer is an error (`isDone`). */
  | { readonly kind: CloudErrorKind; readonly isDone?: boolean }
  /** It takes effect this much later, whatever becomes of the caller, who waits, or has an error at once. */
  | { readonly kind: 'late'; readonly ms: number; readonly error?: CloudErrorKind }
  /** It never answers, and has no effect; it ends when its signal does. */
  | { readonly kind: 'hangs' }
  /** A read that answers what was true before: all of it, or the tags alone. */
  | { readonly kind: 'stale'; readonly ms: number; readonly what?: 'all' | 'tags' }
  /** Groups, or instances of a load balancer, that the answer leaves out: all of them, or those of this name. */
  | { readonly kind: 'absent'; readonly name?: string }
  /** Instances are `Unknown` in the answer: all of them, or those of this group. */
  | { readonly kind: 'unknown'; readonly name?: string };

export interface CallSeen {
  readonly name: keyof CloudPort;
  /** From 1, over all calls of this port. */
  readonly index: number;
  /** From 1, over the calls that change something; 0 for a read. */
  readonly change: number;
  readonly args: readonly unknown[];
}

/** Which fault hits a call. */
export type FaultPlan = (call: CallSeen) => Fault | undefined;

/** A fault that spoils an answer and lets the call be. */
export type SpoiledRead = Extract<Fault, { readonly kind: 'stale' | 'absent' | 'unknown' }>;

export function isSpoiledRead(fault: Fault): fault is SpoiledRead {
  return fault.kind === 'stale' || fault.kind === 'absent' || fault.kind === 'unknown';
}
