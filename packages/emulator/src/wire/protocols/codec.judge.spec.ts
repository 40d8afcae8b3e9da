import fc from 'fast-check';
import { anyNumber, arbitraryOf, xmlText, type ValueRules } from '../../testing/wire/wire-arbitrary.js';
import { schemaOf, sdkServices, type SdkOperation } from '../../testing/wire/wire-sdk.js';
import { loadModel, type ProtocolName } from '../model/model.js';
import { protocolOf } from './route.js';

const RUNS = 60;

const OUTPUT_RULES: ValueRules = {
  emptyLists: true,
  emptyStructures: true,
  numbers: anyNumber,
  text: xmlText,
};

/** Forms cannot tell an empty structure, nor EC2 an empty list, from none. */
const inputRules = (protocol: ProtocolName): ValueRules => ({
  emptyLists: protocol !== 'ec2Query',
  emptyStructures: protocol.startsWith('awsJson'),
  numbers: fc.integer(),
  text: fc.string({ unit: 'binary', maxLength: 8 }),
});

const modelled = sdkServices.flatMap((sdk) => {
  const model = loadModel(sdk.name);
  return sdk.operations
    .filter(({ name }) => Object.hasOwn(model.operations, name))
    .map((operation) => ({ sdk, model, operation, title: `${sdk.name} ${operation.name}` }));
});

it('leaves out no operation of the model', () => {
  const untried = sdkServices.flatMap(({ name, operations }) => {
    const known = new Set(operations.map((operation) => operation.name));
    const unknown = Object.keys(loadModel(name).operations).filter((operation) => !known.has(operation));
    return unknown.map((operation) => `${name} ${operation}`);
  });

  expect(sdkServices).toHaveLength(10);
  expect(untried).toEqual([]);
});

it.each(modelled)('reads what the SDK sends for $title', async ({ sdk, model, operation }) => {
  const inputs = valuesOf(operation.input, inputRules(model.protocol));

  await fc.assert(
    fc.asyncProperty(inputs, async (input) => {
      const body = await sdk.serialize(operation, input);

      const read = protocolOf(model.protocol).readInput(messageOf(operation, body), model);

      expect(read).toEqual({ input, violations: [] });
    }),
    { numRuns: RUNS },
  );
});

it.each(modelled)('writes what the SDK reads for $title', async ({ sdk, model, operation }) => {
  const outputs = valuesOf(operation.output, OUTPUT_RULES);

  await fc.assert(
    fc.asyncProperty(outputs, async (output) => {
      const success = { operation: operation.name, output, requestId: 'id', model };

      const reply = await protocolOf(model.protocol).writeOutput(success);

      expect(await sdk.deserialize(operation, reply.body)).toEqual(output);
    }),
    { numRuns: RUNS },
  );
});

function valuesOf(schema: unknown, rules: ValueRules): fc.Arbitrary<unknown> {
  const normalized = schemaOf(schema);
  return normalized.isUnitSchema() ? fc.constant({}) : arbitraryOf(normalized, rules);
}

const messageOf = ({ name }: SdkOperation, body: string) => ({
  operation: name,
  form: new URLSearchParams(body),
  body,
});
