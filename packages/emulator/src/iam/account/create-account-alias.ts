import type { CreateAccountAliasRequest } from '@aws-sdk/client-iam';
import { validationError } from '../errors.js';
import type { IamContext } from '../iam-state.js';

const allowed = /^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$/;

/** In place of the one that there is. @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccountAlias.html */
export function createAccountAlias(
  { AccountAlias = '' }: CreateAccountAliasRequest,
  { state }: IamContext,
): object {
  if (!allowed.test(AccountAlias))
    throw validationError(
      `1 validation error detected: Value '${AccountAlias}' at 'accountAlias' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$`,
    );
  state.accountAliases.clear();
  state.accountAliases.add(AccountAlias);
  return {};
}
