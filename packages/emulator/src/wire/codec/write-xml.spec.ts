import { loadModel } from '../model/model.js';
import { escapeXml, writeXml, writeXmlInTurns, xmlElement } from './write-xml.js';

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

it('writes a long answer in turns as it writes it at once', async () => {
  const Instances = Array.from({ length: 2_000 }, (_, index) => ({
    ...{ InstanceId: `i-${index}`, Tags: [{ Key: 'a', Value: '' }], SecurityGroups: [], Placement: {} },
    ...{ State: { Code: 16, Name: 'running' }, LaunchTime: new Date(0), EbsOptimized: false },
  }));
  const output = { Reservations: [{ ReservationId: 'r-1', Groups: [], Instances }], NextToken: 'next' };
  let turns = 0;
  let isOpen = true;
  const others = () => {
    turns += 1;
    if (isOpen) setImmediate(others);
  };
  setImmediate(others);

  const written = await writeXmlInTurns(output, 'DescribeInstancesResult', ec2);
  isOpen = false;

  expect(written).toBe(writeXml(output, 'DescribeInstancesResult', ec2));
  expect(turns).toBeGreaterThan(1);
});

it('writes an empty structure in turns as it does at once', async () => {
  expect(await writeXmlInTurns({ Reservations: [] }, 'DescribeInstancesResult', ec2)).toBe(
    '<reservationSet/>',
  );
});
