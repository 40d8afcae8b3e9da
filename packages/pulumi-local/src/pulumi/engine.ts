import type { Engine } from './pulumi-internals.js';

/** What the program, or Pulumi itself, has to say: `pulumi.log.warn` and the like. */
export interface LogEntry {
  readonly severity: 'debug' | 'info' | 'warning' | 'error';
  readonly message: string;
  /** Of the resource that it is about; empty when it is about none. */
  readonly urn: string;
}

const severities = ['debug', 'info', 'warning', 'error'] as const;

/** An engine that only passes on what is logged. */
export function createEngine(onLog: (entry: LogEntry) => void): Engine {
  return {
    log: (request, answer) => {
      const severity = severities[request.getSeverity()] ?? 'error';
      onLog({ severity, message: request.getMessage(), urn: request.getUrn() });
      answer();
    },
    setRootResource: (_request, answer) => answer(null, {}),
  };
}
