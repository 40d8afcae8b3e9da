/** The answer to a request with a client token, for when it comes again. */
export interface TokenUse {
  readonly request: object;
  readonly answer: object;
}
