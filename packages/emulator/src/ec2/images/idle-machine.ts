import { tmpdir } from 'node:os';
import type { ImageProgram } from './image-record.js';

/**
 * What an operating system's own image runs here: it asks for its user data once, says how much there is, and stays
 * until it is stopped. It is a text, so that it needs no file of this package.
 */
const script = `
const endpoint = process.env.AWS_EC2_METADATA_SERVICE_ENDPOINT;
const stay = setInterval(() => undefined, 2 ** 30);
process.on('SIGTERM', () => { console.log('asked to stop'); clearInterval(stay); });
const headers = { 'x-aws-ec2-metadata-token-ttl-seconds': '60' };
const token = await (await fetch(endpoint + '/latest/api/token', { method: 'PUT', headers })).text();
const answer = await fetch(endpoint + '/latest/user-data', { headers: { 'x-aws-ec2-metadata-token': token } });
const data = answer.ok ? Buffer.from(await answer.arrayBuffer()) : undefined;
console.log(data ? 'user data: ' + data.length + ' bytes, not run by the emulator' : 'no user data');
`;

export const idleMachine = (): ImageProgram => ({
  directory: tmpdir(),
  start: ['node', '--input-type=module', '--eval', script],
  port: 80,
  env: {},
});

/** Whether a program is that: its folder is none of an image. */
export const isIdleMachine = ({ start }: ImageProgram): boolean => start.includes(script);
