import base, { dependencyChecks } from '../../eslint.config.mjs';

// The sample app is found by its path; IAM and Pulumi are peers of what is imported.
export default [
  ...base,
  dependencyChecks(['@clicamos/sample-app', '@aws-sdk/client-iam', '@pulumi/aws', '@pulumi/pulumi']),
];
