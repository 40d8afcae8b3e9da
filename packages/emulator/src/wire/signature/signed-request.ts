/** An HTTP request, as far as a signature covers it. */
export interface SignedRequest {
  readonly method: string;
  /** The path and the query, as they were sent. */
  readonly url: string;
  /** A header by its name in lower case; what was sent several times is joined by commas. */
  readonly header: (name: string) => string | undefined;
  readonly body: Uint8Array;
}
