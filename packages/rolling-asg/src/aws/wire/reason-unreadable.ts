export interface Answer {
  readonly status: number;
  /** Its content type. */
  readonly type: string | undefined;
  readonly body: Uint8Array;
}

/** How much of an answer is quoted. */
const mostQuoted = 60;

/**
 * Why an answer is not one of AWS's query protocols, which is XML in an envelope: `<DescribeImagesResponse>` to its
 * end, or an error with a code. https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export function reasonUnreadable(answer: Answer): string | undefined {
  const text = Buffer.from(answer.body).toString('utf8').trim();
  if (answer.status >= 300) return /<Code>[^<]/.test(text) ? undefined : got(answer, text, 'an AWS error');
  const [, root] = /^(?:<\?xml[^>]*>\s*)?<(\w+Response)[\s>]/.exec(text) ?? [];
  if (root === undefined || root === 'ErrorResponse') return got(answer, text, "AWS's XML");
  return text.endsWith(`</${root}>`) ? undefined : got(answer, text, `\`${root}\` to its end`);
}

function got({ status, type = 'no content type' }: Answer, text: string, wanted: string): string {
  const quoted = text.length > mostQuoted ? `${text.slice(0, mostQuoted)}…` : text;
  const what = text === '' ? 'nothing' : `${text.length} characters: \`${quoted.replaceAll(/\s+/g, ' ')}\``;
  return `Expected ${wanted}, got ${status}, ${type}, ${what}`;
}
