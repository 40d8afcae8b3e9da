import { loadModel } from './model.js';
import { escapeXml, writeXml, xmlElement } from './write-xml.js';

const ec2 = loadModel('ec2');

it.each([
  ['a & b < c > d', 'a &amp; b &lt; c &gt; d'],
  ['"quoted\'s"', '"quoted\'s"'],
  ['\t\n', '\t\n'],
  ['\r\n', '&#xD;\n'],
  ['\u0000\u001b[1m\uffff', '\uFFFD\uFFFD[1m\uFFFD'],
  ['é€😀', 'é€😀'],
])('escapes %j', (text, xml) => {
  expect(escapeXml(text)).toBe(xml);
});

it('writes members by their XML names, empty lists as empty elements, and nothing for what is not there', () => {
  const output = {
    Tags: [],
    KeyName: '',
    CreateTime: new Date('2026-01-31T12:00:00.500Z'),
    KeyPairId: undefined,
    NotInTheModel: 1,
  };

  expect(writeXml(output, 'KeyPairInfo', ec2)).toBe(
    '<tagSet/><createTime>2026-01-31T12:00:00.500Z</createTime><keyName/>',
  );
});

it('writes an empty element short', () => {
  expect([xmlElement('a', ''), xmlElement('a', 'b')]).toEqual(['<a/>', '<a>b</a>']);
});

it.each([
  [{ CreateTime: '2026-01-31' }, 'The operation answered "2026-01-31" where the model wants a timestamp'],
  [{ KeyName: 7 }, 'The operation answered 7 where the model wants a string'],
  [{ Tags: {} }, 'The operation answered no array where the model wants a list'],
  [{ Tags: ['a'] }, 'The operation answered no object'],
])('does not send what no client could read: %j', (output, message) => {
  expect(() => writeXml(output, 'KeyPairInfo', ec2)).toThrow(message);
});
