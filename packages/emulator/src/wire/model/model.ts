import { readFileSync } from 'node:fs';
import { packageFile } from '../../package-file.js';
import type { ServiceName } from '../../service/service.js';

export type ProtocolName = 'ec2Query' | 'awsQuery' | 'awsJson1_0' | 'awsJson1_1';

export interface Member {
  /** `string`, `integer`, `double`, `boolean`, `timestamp`, `blob`, or an entry of `WireModel.shapes`. */
  readonly type: string;
  /** The parameter's name in a form; @default the member's name */
  readonly query?: string;
  /** The element's name in XML; @default the member's name */
  readonly xml?: string;
  readonly required?: true;
  /** Names an entry of `WireModel.enums` that limits the value, or every value of a list. */
  readonly enum?: string;
  /** How AWS's errors call the member where they do not use its name. */
  readonly reportedAs?: string;
}

export interface StructureShape {
  readonly members: Readonly<Record<string, Member>>;
}

export interface ListShape {
  /** The type of the items. */
  readonly list: string;
  /** The name of an item's element in XML; @default `member` */
  readonly element?: string;
}

export type Shape = StructureShape | ListShape;

export interface OperationModel {
  /** The input's shape; none: the operation takes nothing. */
  readonly input?: string;
  /** The output's shape; none: the operation answers nothing. */
  readonly output?: string;
}

/** What is not said is: the code is the class name, the status 400, the text's member `message`. */
export interface ErrorModel {
  readonly code?: string;
  readonly status?: number;
  readonly message?: string;
}

/** One service's wire protocol as `tools/wire-model/generate.mjs` wrote it from the AWS SDK client's schemas. */
export interface WireModel {
  readonly service: ServiceName;
  /** The service's name in a credential scope. */
  readonly signingName: string;
  readonly protocol: ProtocolName;
  /** The API version: what `Version` says in a form. */
  readonly version: string;
  /** Of the query protocols. */
  readonly xmlNamespace?: string;
  /** Of the JSON protocol: what precedes the operation in `X-Amz-Target`. */
  readonly targetPrefix?: string;
  readonly operations: Readonly<Record<string, OperationModel>>;
  /** Operations that AWS has and this model leaves out. */
  readonly unmodelled: readonly string[];
  readonly shapes: Readonly<Record<string, Shape>>;
  readonly enums: Readonly<Record<string, readonly string[]>>;
  /** The modelled errors by class name. */
  readonly errors: Readonly<Record<string, ErrorModel>>;
}

const loaded = new Map<ServiceName, WireModel>();

/** Reads a service's model from the package's `model` folder, once a process: 1-3 ms. */
export function loadModel(service: ServiceName): WireModel {
  const model = loaded.get(service) ?? readModel(service);
  loaded.set(service, model);
  return model;
}

function readModel(service: ServiceName): WireModel {
  // Our own generated file, checked against its generator by a test.
  return JSON.parse(readFileSync(packageFile(`model/${service}.json`), 'utf8')) as WireModel;
}
