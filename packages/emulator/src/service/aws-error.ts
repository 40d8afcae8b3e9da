/** An error as AWS answers it: the code on the wire, the HTTP status and AWS's own wording. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;

  /**
   * @param code the code on the wire, for example `InvalidInstanceID.NotFound`
   * @param message AWS's sentence
   * @param status HTTP status, @default 400
   */
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = 'AwsError';
    this.code = code;
    this.status = status;
  }
}
