import { reasonUnreadable } from './reason-unreadable.js';

const judge = (text: string, status = 200, type: string | undefined = 'text/xml') =>
  reasonUnreadable({ status, type, body: Buffer.from(text) });

const empty =
  '<DescribeImagesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><imagesSet/></DescribeImagesResponse>';
const error = '<ErrorResponse><Error><Code>Throttling</Code></Error></ErrorResponse>';

describe('reasonUnreadable', () => {
  it.each([
    empty,
    `<?xml version="1.0" encoding="UTF-8"?>\n${empty}\n`,
    '<DeleteTagsResponse><requestId>r</requestId></DeleteTagsResponse>',
  ])('takes an answer of AWS: %s', (text) => {
    expect(judge(text)).toBeUndefined();
  });

  it('takes an error of AWS', () => {
    expect(judge(error, 400)).toBeUndefined();
  });

  it.each([
    ['', "Expected AWS's XML, got 200, text/xml, nothing"],
    ['{"groups":[]}', 'Expected AWS\'s XML, got 200, text/xml, 13 characters: `{"groups":[]}`'],
    [
      '<html><body>Please log in</body></html>',
      "Expected AWS's XML, got 200, text/xml, 39 characters: `<html><body>Please log in</body></html>`",
    ],
    [
      error,
      expect.stringMatching(/^Expected AWS's XML, got 200, text\/xml, 69 characters: `<ErrorResponse>/),
    ],
    [
      empty.slice(0, 90),
      expect.stringMatching(/^Expected `DescribeImagesResponse` to its end, got 200, .* 90 ch/),
    ],
  ])('says what came in place of one: %s', (text, reason) => {
    expect(judge(text)).toEqual(reason);
  });

  it('does not take a page of a proxy for an error of AWS, and quotes no more than its beginning', () => {
    const page = `<html>\n<h1>404 Not Found</h1>${'x'.repeat(500)}</html>`;

    expect(judge(page, 404, 'text/html')).toBe(
      `Expected an AWS error, got 404, text/html, 536 characters: \`<html> <h1>404 Not Found</h1>${'x'.repeat(31)}…\``,
    );
  });
});
