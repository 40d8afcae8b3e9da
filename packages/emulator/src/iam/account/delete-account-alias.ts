import type { DeleteAccountAliasRequest } from '@aws-sdk/client-iam';
import { noSuchEntity } from '../errors.js';
import type { IamContext } from '../iam-state.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccountAlias.html */
export function deleteAccountAlias(
  { AccountAlias = '' }: DeleteAccountAliasRequest,
  { state, surroundings }: IamContext,
): object {
  if (state.accountAliases.delete(AccountAlias)) return {};
  throw noSuchEntity(`The account alias ${AccountAlias} of ${surroundings.account} cannot be found.`);
}
