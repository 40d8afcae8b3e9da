import { createRequire } from 'node:module';
import { declareInputs } from './declare-inputs.mjs';

const require = createRequire(import.meta.url);
/** By the copy of the schema library that the clients use. */
const requireAsClient = createRequire(require.resolve('@aws-sdk/client-ec2'));
const { NormalizedSchema } = requireAsClient('@smithy/core/schema');

/** Kinds of a static schema, its first element. */
const OPERATION = 9;
const ERROR = -3;
/** Simple schemas. */
const TIMESTAMP = 4;
const BLOB = 21;
const UNDERSTOOD_TRAITS = new Set(['ec2QueryName', 'xmlName', 'idempotencyToken', 'sensitive']);

/** The wire model of one service, from its client's runtime schemas and declarations. */
export function buildModel(service, settings) {
  const client = require(settings.client);
  const schemas = Object.values(client).filter(Array.isArray);
  const all = schemas.filter(([kind]) => kind === OPERATION).sort(byName);
  const modelled =
    settings.operations === 'all' ? all : all.filter(([, , name]) => settings.operations.includes(name));
  requireAll(settings.operations, modelled);
  const protocol = protocolOf(client, settings);
  const shapes = new Map();
  const { leftOut = [] } = settings;
  const inputs = { direction: 'query', protocol: protocol.protocol, shapes, leftOut, seen: new Set() };
  const outputs = { ...inputs, direction: 'xml', seen: new Set() };
  const operations = modelled.map(([, , name, , input, output]) => [
    name,
    {
      input: addType(NormalizedSchema.of(input), inputs),
      output: addType(NormalizedSchema.of(output), outputs),
    },
  ]);
  const enums = declareInputs({ operations, shapes, settings });
  markDoubles(shapes, settings.doubles ?? []);
  return {
    service,
    signingName: settings.signingName,
    ...protocol,
    operations: Object.fromEntries(operations),
    unmodelled: all.filter((operation) => !modelled.includes(operation)).map(([, , name]) => name),
    shapes: sorted(shapes),
    enums: sorted(enums),
    errors: Object.fromEntries(
      schemas
        .filter(([kind]) => kind === ERROR)
        .sort(byName)
        .flatMap(errorOf),
    ),
  };
}

const byName = ([, , one], [, , other]) => (one < other ? -1 : 1);
const sorted = (map) => Object.fromEntries([...map].sort(([one], [other]) => (one < other ? -1 : 1)));

function requireAll(wanted, modelled) {
  const found = new Set(modelled.map(([, , name]) => name));
  const missing = wanted === 'all' ? [] : wanted.filter((name) => !found.has(name));
  if (missing.length > 0) throw new Error(`The client has no schemas of ${missing.join(', ')}`);
}

function protocolOf(client, settings) {
  const { config } = new client[settings.constructor]({ region: 'us-east-1' });
  const id = config.protocol.getShapeId().split('#')[1];
  const { xmlNamespace } = config.protocol.options;
  const named = id.startsWith('awsJson') ? { targetPrefix: config.protocol.serviceTarget } : { xmlNamespace };
  return { protocol: id, version: config.apiVersion, ...named };
}

/** Adds the schema's shapes and answers its type: a primitive's or a shape's name; nothing for no content. */
function addType(schema, context) {
  refuseUnknownTraits(schema);
  if (schema.isUnitSchema()) return undefined;
  if (schema.isStructSchema() && !schema.isUnionSchema()) return addStructure(schema, context);
  if (schema.isListSchema()) return addList(schema, context);
  if (schema.isStringSchema()) return 'string';
  if (schema.isNumericSchema()) return 'integer';
  if (schema.isBooleanSchema()) return 'boolean';
  if (schema.getSchema() === TIMESTAMP) return 'timestamp';
  if (schema.getSchema() === BLOB) return 'blob';
  throw new Error(
    `The codec does not know the kind of ${schema.getName(true)}: ${String(schema.getSchema())}`,
  );
}

function refuseUnknownTraits(schema) {
  const unknown = Object.keys(schema.getMergedTraits()).filter((trait) => !UNDERSTOOD_TRAITS.has(trait));
  if (unknown.length > 0)
    throw new Error(`The codec does not know the traits ${unknown} of ${schema.getName(true)}`);
}

function addStructure(schema, context) {
  const { direction, seen, shapes } = context;
  const name = schema.getName();
  if (seen.has(name)) return name;
  seen.add(name);
  const shape = shapes.get(name) ?? { members: {} };
  shapes.set(name, shape);
  for (const [memberName, memberSchema] of schema.structIterator()) {
    if (isLeftOut(`${name}.${memberName}`, memberSchema, context)) continue;
    const member = (shape.members[memberName] ??= { type: undefined });
    member.type = addType(memberSchema, context);
    const wire = wireName(memberSchema, memberName, context);
    if (wire !== memberName) member[direction] = wire;
  }
  return name;
}

/** The codec knows no maps and unions; the settings name those that nothing emulated needs: none is missed by accident. */
function isLeftOut(path, schema, { leftOut }) {
  if (!isUnknown(schema) && !(schema.isListSchema() && isUnknown(schema.getValueSchema()))) return false;
  if (leftOut.includes(path)) return true;
  throw new Error(
    `${path} is a map or a union, which the codec does not know, and \`leftOut\` does not name it`,
  );
}

const isUnknown = (schema) => schema.isMapSchema() || schema.isUnionSchema();

/** The rules of the protocols: an EC2 query name, else an EC2 XML name with a capital, else the XML name. */
function wireName(schema, memberName, { direction, protocol }) {
  if (protocol.startsWith('awsJson')) return memberName;
  if (direction === 'xml') return schema.getMemberTraits().xmlName ?? memberName;
  const { xmlName = memberName, ec2QueryName } = schema.getMergedTraits();
  if (protocol !== 'ec2Query') return xmlName;
  return ec2QueryName ?? xmlName[0].toUpperCase() + xmlName.slice(1);
}

function addList(schema, context) {
  const item = schema.getValueSchema();
  const type = addType(item, context);
  const { xmlName } = item.getMergedTraits();
  const isAnonymous = typeof schema.getSchema() === 'number';
  const name = isAnonymous ? `${type}[]` : schema.getName();
  context.shapes.set(name, { list: type, ...(xmlName === undefined ? {} : { element: xmlName }) });
  return name;
}

/** The schemas call every number a number; the list of those with a fraction is ours, from AWS's API references. */
function markDoubles(shapes, paths) {
  for (const path of paths) {
    const [name, memberName] = path.split('.');
    const member = shapes.get(name)?.members[memberName];
    if (member === undefined) throw new Error(`doubles names ${path}, which no modelled operation uses`);
    member.type = member.type === 'integer' ? 'double' : doubleList(shapes, member.type);
  }
}

function doubleList(shapes, name) {
  const shape = shapes.get(name);
  if (shape?.list !== 'integer') throw new Error(`${name} is not a list of numbers`);
  shapes.set('double[]', { ...shape, list: 'double' });
  return 'double[]';
}

/** By class name; what is not said is: code = class name, status 400, message member `message`. */
function errorOf([, namespace, name, traits, members]) {
  if (namespace.startsWith('smithy.ts.sdk.synthetic')) return [];
  const [code = name, status = traits.httpError ?? (traits.error === 'server' ? 500 : 400)] =
    traits.awsQueryError ?? [];
  const message = members.find((member) => member.toLowerCase() === 'message') ?? 'message';
  return [
    [
      name,
      {
        ...(code === name ? {} : { code }),
        ...(status === 400 ? {} : { status }),
        ...(message === 'message' ? {} : { message }),
      },
    ],
  ];
}
