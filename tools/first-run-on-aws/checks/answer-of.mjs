/** `taken`, or the name of the error that AWS answers. */
export async function answerOf(call) {
  try {
    await call;
    return 'taken';
  } catch (error) {
    // Without an answer nothing is known of what AWS does.
    if (error.$metadata === undefined) throw error;
    return isUnreadable(error) ? `HTTP ${error.$metadata.httpStatusCode}` : error.name;
  }
}

/** An answer that is none of AWS's: an endpoint broke on the question. */
export const isUnreadable = ({ name, $metadata }) =>
  name === 'Error' && $metadata?.httpStatusCode !== undefined;
