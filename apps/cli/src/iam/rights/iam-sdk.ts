// What is used of the package, to be loaded when rights are asked for: the bundle leaves out the rest.
export { GetRoleCommand, IAMClient, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
