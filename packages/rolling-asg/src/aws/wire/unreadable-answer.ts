/** The name of the error by which an answer that is not AWS's is known. */
export const unreadableName = 'UnreadableAnswer';

/** An answer that came, but says nothing: neither that something is there nor that it is not. */
export function unreadableAnswer(message: string, httpStatusCode = 200): Error {
  return Object.assign(new Error(message), { name: unreadableName, $metadata: { httpStatusCode } });
}
