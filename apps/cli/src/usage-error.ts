/** A mistake in what the user typed or configured: printed as its sentence, exit code 2, nothing changed. */
export class UsageError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UsageError';
  }
}
