import type { ErrorModel, WireModel } from './model.js';

export interface NamedError {
  /** The class name in the SDKs. */
  readonly name: string;
  readonly model: ErrorModel;
}

/** The modelled error that a class name or a code on the wire stands for, if any. */
export function findModelledError(nameOrCode: string, model: WireModel | undefined): NamedError | undefined {
  const errors = Object.entries(model?.errors ?? {}).map(([name, error]) => ({ name, model: error }));
  return (
    errors.find(({ name }) => name === nameOrCode) ?? errors.find(({ model }) => model.code === nameOrCode)
  );
}

/** The code that the query protocols put on the wire: the `awsQueryError` trait's, not the class name. */
export function wireCode(code: string, model: WireModel | undefined): string {
  const modelled = findModelledError(code, model);
  return modelled === undefined ? code : (modelled.model.code ?? modelled.name);
}
