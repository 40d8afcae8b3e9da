import { parseArgs } from 'node:util';
import { checks } from './checks/all-checks.mjs';

const names = ['account', 'region', 'profile', 'image', 'type', 'endpoint', 'speed', 'only', 'remove'];
const options = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));

/** What the command line asks for, or `reason`: a sentence that says why it is refused. */
export function readSettings(args) {
  const { values, tokens } = parseArgs({
    args,
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const odd = tokens.find(({ kind, name, value }) => kind !== 'option' || !names.includes(name) || !value);
  if (odd !== undefined) return { reason: reasonNotRead(odd) };
  const { type: instanceType = 't3.micro', speed = '1', only, ...rest } = values;
  const settings = { ...rest, instanceType, speed: Number(speed), only: only?.split(',') };
  const reason = reasonNotValid(settings);
  return reason === undefined ? settings : { reason };
}

function reasonNotRead({ kind, name, value, rawName }) {
  if (kind === 'option' && names.includes(name)) return `Expected a value after \`${rawName}\`, got nothing.`;
  const known = names.map((one) => `--${one}`).join(', ');
  return `Expected only ${known}, each with a value, got \`${rawName ?? value ?? '--'}\`.`;
}

function reasonNotValid({ account = '', region = '', endpoint, speed, only = [], remove }) {
  if (!/^\d{12}$/.test(account))
    return `Expected --account to be the 12 digits of the account to make things in, got \`${account}\`.`;
  if (!/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region))
    return `Expected --region to be a region such as \`eu-central-1\`, got \`${region}\`.`;
  if (endpoint !== undefined && !/^https?:\/\//.test(endpoint))
    return `Expected --endpoint to be a URL such as \`http://127.0.0.1:4566\`, got \`${endpoint}\`.`;
  if (!(speed >= 1)) return "Expected --speed to be a number of at least 1, an emulator's speed.";
  if (speed > 1 && endpoint === undefined) return '--speed needs --endpoint: AWS has one speed.';
  if (remove !== undefined && !/^[0-9a-f]{6}$/.test(remove))
    return `Expected --remove to be a run as it was printed, six hex digits, got \`${remove}\`.`;
  const unknown = only.find((id) => !checks.some((check) => check.id === id));
  if (unknown === undefined) return undefined;
  return `There is no check \`${unknown}\`. There are: ${checks.map(({ id }) => id).join(', ')}.`;
}
