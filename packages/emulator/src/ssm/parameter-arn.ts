import type { SsmContext } from './parameter-store.js';

type Owner = Pick<SsmContext, 'account' | 'region'>;

/** The ARN of a parameter; a hierarchy's leading slash is not doubled, and AWS's own are of no account. */
export function parameterArn(name: string, { account, region }: Owner): string {
  const owner = name.startsWith('/aws/service/') ? '' : account;
  return `arn:aws:ssm:${region}:${owner}:parameter/${name.replace(/^\//, '')}`;
}

/** The name that an ARN stands for; what is no ARN of this account and region is a name already. */
export function nameOfArn(nameOrArn: string, { account, region }: Owner): string {
  const prefix = [account, '']
    .map((owner) => `arn:aws:ssm:${region}:${owner}:parameter/`)
    .find((one) => nameOrArn.startsWith(one));
  if (prefix === undefined) return nameOrArn;
  const path = nameOrArn.slice(prefix.length);
  return path.includes('/') ? `/${path}` : path;
}
