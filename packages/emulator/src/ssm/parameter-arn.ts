import type { SsmContext } from './parameter-store.js';

type Owner = Pick<SsmContext, 'account' | 'region'>;

/** The ARN of a parameter; a hierarchy's leading slash is not doubled. */
export function parameterArn(name: string, { account, region }: Owner): string {
  return `arn:aws:ssm:${region}:${account}:parameter/${name.replace(/^\//, '')}`;
}

/** The name that an ARN stands for; what is no ARN of this account and region is a name already. */
export function nameOfArn(nameOrArn: string, { account, region }: Owner): string {
  const prefix = `arn:aws:ssm:${region}:${account}:parameter/`;
  if (!nameOrArn.startsWith(prefix)) return nameOrArn;
  const path = nameOrArn.slice(prefix.length);
  return path.includes('/') ? `/${path}` : path;
}
