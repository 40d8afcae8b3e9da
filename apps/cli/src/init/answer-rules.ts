import { accountPattern, regionPattern, servicePattern } from '../config/patterns.js';

/** https://docs.aws.amazon.com/elasticloadbalancing/2012-06-01/APIReference/API_CreateLoadBalancer.html */
const loadBalancerPattern = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,30}[a-zA-Z0-9])?$/;

const rule = (pattern: RegExp, want: string) => (answer: string) =>
  pattern.test(answer) ? undefined : `Expected ${want}, got \`${answer}\``;

/** Why an answer cannot stand in `clicamos.yaml`, for each question. */
export const answerRules = {
  service: rule(servicePattern, 'a letter, then up to 27 letters, digits or hyphens'),
  account: rule(accountPattern, '12 digits'),
  region: rule(regionPattern, 'a region of AWS such as us-east-1'),
  loadBalancer: rule(loadBalancerPattern, 'up to 32 letters, digits or hyphens'),
} as const;
