/** A rollout that ended in an error, and where the evidence of its failed generation was written. */
export class FailedWithEvidence extends Error {
  constructor(
    override readonly cause: unknown,
    readonly report: string,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'FailedWithEvidence';
  }
}
