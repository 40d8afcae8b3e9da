// Loaded when used: most deployments name no parameter, and the client is large.
export { GetParameterCommand } from '@aws-sdk/client-ssm';
