import base, { dependencyChecks } from '../../eslint.config.mjs';

// Only the types of the SDK's clients are used: the emulator runs on the generated model.
const typesOnly = [
  'acm',
  'auto-scaling',
  'cloudwatch',
  'ec2',
  'elastic-load-balancing',
  'elastic-load-balancing-v2',
  'iam',
  'service-quotas',
  'ssm',
  'sts',
].map((name) => `@aws-sdk/client-${name}`);

export default [...base, dependencyChecks(typesOnly)];
