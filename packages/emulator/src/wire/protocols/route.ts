import { AwsError } from '../../service/aws-error.js';
import { assertNever } from '../../assert-never.js';
import { ec2Protocol } from './ec2-protocol.js';
import { jsonProtocol, queryCompatibleJsonProtocol } from './json-protocol.js';
import type { ProtocolName, WireModel } from '../model/model.js';
import type { Message, Protocol } from './protocol.js';
import { queryProtocol } from './query-protocol.js';
import { s3Protocol } from './s3-protocol.js';
import { credentialScope } from '../signature/credential-scope.js';
import type { SignedRequest } from '../signature/signed-request.js';

/** An HTTP request as far as the wire protocols look at it. */
export interface WireRequest {
  readonly query: URLSearchParams;
  readonly target: string | undefined;
  readonly authorization: string | undefined;
  readonly body: string;
  /** What a door looks at; nothing of a request that was made in this process. */
  readonly signed?: SignedRequest | undefined;
}

/** Where a request goes: to an operation's model, or back with an error in the protocol that its sender reads. */
export type Route = OperationRoute | RefusedRoute;

export interface OperationRoute {
  readonly kind: 'operation';
  readonly protocol: Protocol;
  readonly model: WireModel;
  readonly message: Message;
}

export interface RefusedRoute {
  readonly kind: 'refused';
  readonly protocol: Protocol;
  readonly model: WireModel | undefined;
  readonly operation: string;
  readonly error: AwsError;
}

/**
 * Finds the service by `X-Amz-Target`, else by `Version`, which differs in every service. The REST services say neither:
 * what a request for one of them was signed for names it.
 */
export function route(request: WireRequest, models: readonly WireModel[]): Route {
  return request.target === undefined
    ? routeForm(request, models)
    : routeTarget(request.target, request, models);
}

function routeTarget(target: string, request: WireRequest, models: readonly WireModel[]): Route {
  const { query, body, authorization } = request;
  const [prefix, operation = ''] = target.split('.');
  const model = models.find(({ targetPrefix }) => targetPrefix === prefix);
  if (model !== undefined) return routeOperation(model, { operation, form: query, body });
  const service = otherService(credentialScope(authorization, query)?.service, models);
  if (service !== undefined) return refuseService({ protocol: jsonProtocol, service, operation });
  const error = jsonProtocol.notAnswered(`The target ${target} is of no service here: ${listOf(models)}`);
  return { kind: 'refused', protocol: jsonProtocol, model, operation, error };
}

function routeForm(request: WireRequest, models: readonly WireModel[]): Route {
  const form = new URLSearchParams([...request.query, ...new URLSearchParams(request.body)]);
  const operation = form.get('Action') ?? '';
  const version = form.get('Version') ?? '';
  const model = models.find((each) => each.version === version && speaksQuery(each));
  if (operation !== '' && model !== undefined)
    return routeOperation(inQuery(model), { operation, form, body: request.body });
  const signedFor = credentialScope(request.authorization, form)?.service;
  const service = otherService(signedFor, models);
  if (service === undefined) return refuseForm({ operation, version, signedFor }, models);
  const protocol = operation === '' ? restProtocolOf(service) : queryProtocol;
  return refuseService({ protocol, service, operation });
}

/** CloudWatch is spoken in the query protocol too: older SDKs know no other. */
const speaksQuery = ({ targetPrefix, protocol }: WireModel) =>
  targetPrefix === undefined || protocol === 'awsJson1_0';

const inQuery = (model: WireModel): WireModel =>
  model.protocol === 'awsJson1_0'
    ? {
        ...model,
        protocol: 'awsQuery',
        xmlNamespace: `http://monitoring.amazonaws.com/doc/${model.version}/`,
      }
    : model;

interface RefusedForm {
  readonly operation: string;
  readonly version: string;
  readonly signedFor: string | undefined;
}

function refuseForm(
  { operation, version, signedFor }: RefusedForm,
  models: readonly WireModel[],
): RefusedRoute {
  const model = models.find(
    ({ signingName, targetPrefix }) => signingName === signedFor && targetPrefix === undefined,
  );
  const protocol = model === undefined ? queryProtocol : protocolOf(model.protocol);
  return { kind: 'refused', protocol, model, operation, error: formError() };

  function formError(): AwsError {
    if (operation === '')
      return new AwsError('MissingAction', 'The request must contain the parameter Action');
    if (model === undefined) {
      return protocol.notAnswered(
        `The version ${version} of ${operation} is of no service here: ${listOf(models)}`,
      );
    }
    const { code, message } = protocol.unknownOperation(operation, version);
    return new AwsError(code, `${message} (the emulator's ${model.service} has version ${model.version})`);
  }
}

function routeOperation(model: WireModel, message: Message): Route {
  const protocol = protocolOf(model.protocol);
  const { operation } = message;
  if (Object.hasOwn(model.operations, operation)) return { kind: 'operation', protocol, model, message };
  const error = model.unmodelled.includes(operation)
    ? notAnswered(protocol, model, operation)
    : protocol.unknownOperation(operation, model.version);
  return { kind: 'refused', protocol, model, operation, error };
}

/** The service that a request was signed for, if it is none of the emulator's. */
function otherService(service: string | undefined, models: readonly WireModel[]): string | undefined {
  return models.some(({ signingName }) => signingName === service) ? undefined : service;
}

function refuseService(refused: { protocol: Protocol; service: string; operation: string }): RefusedRoute {
  const { protocol, service, operation } = refused;
  const what = operation === '' ? service : `${service} ${operation}`;
  const error = notAnsweredError(protocol, what);
  return { kind: 'refused', protocol, model: undefined, operation, error };
}

/** How a REST service's clients read an error, by its name in a credential scope: in JSON but for these. */
const restProtocolOf = (service: string): Protocol => REST_XML.get(service) ?? jsonProtocol;

const REST_XML: ReadonlyMap<string, Protocol> = new Map([
  ['s3', s3Protocol],
  ['s3express', s3Protocol],
  ['s3-object-lambda', s3Protocol],
  ['route53', queryProtocol],
  ['cloudfront', queryProtocol],
]);

/** The error of an operation that AWS has and the emulator lacks. */
export function notAnswered(protocol: Protocol, model: WireModel, operation: string): AwsError {
  return notAnsweredError(protocol, `${model.service} ${operation}`);
}

const notAnsweredError = (protocol: Protocol, what: string): AwsError =>
  protocol.notAnswered(`The emulator does not answer ${what}; its BEHAVIOR.md lists what it answers`);

export function protocolOf(name: ProtocolName): Protocol {
  switch (name) {
    case 'ec2Query':
      return ec2Protocol;
    case 'awsQuery':
      return queryProtocol;
    case 'awsJson1_0':
      return queryCompatibleJsonProtocol;
    case 'awsJson1_1':
      return jsonProtocol;
    default:
      return assertNever(name);
  }
}

const listOf = (models: readonly WireModel[]) =>
  models.map(({ service, version }) => `${service} (${version})`).join(', ');
