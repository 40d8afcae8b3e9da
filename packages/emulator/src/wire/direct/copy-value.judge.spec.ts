import fc from 'fast-check';
import { anyNumber, arbitraryOf, type ValueRules } from '../../testing/wire/wire-arbitrary.js';
import { schemaOf, sdkServices } from '../../testing/wire/wire-sdk.js';
import { loadModel } from '../model/model.js';
import { protocolOf } from '../protocols/route.js';
import { copyValue, inputRules, outputRules } from './copy-value.js';

const everything: ValueRules = {
  emptyLists: true,
  emptyStructures: true,
  numbers: fc.integer(),
  text: fc.string({ maxLength: 8 }),
};

const modelled = sdkServices.flatMap((sdk) => {
  const model = loadModel(sdk.name);
  return sdk.operations
    .filter(({ name }) => Object.hasOwn(model.operations, name))
    .map((operation) => ({ sdk, model, operation, title: `${sdk.name} ${operation.name}` }));
});

const valuesOf = (schema: unknown, rules: ValueRules) => {
  const normalized = schemaOf(schema);
  return normalized.isUnitSchema() ? fc.constant({}) : arbitraryOf(normalized, rules);
};

it.each(modelled)(
  'copies an input of $title to what comes out of the wire',
  async ({ sdk, model, operation }) => {
    const type = model.operations[operation.name]?.input;

    await fc.assert(
      fc.asyncProperty(valuesOf(operation.input, everything), async (input) => {
        const body = await sdk.serialize(operation, input);
        const form = new URLSearchParams(body);
        const read = protocolOf(model.protocol).readInput({ operation: operation.name, form, body }, model);

        const copy = type && copyValue(input, type, model, inputRules(model.protocol));

        expect(copy ?? {}).toEqual(read.input);
      }),
      { numRuns: 30 },
    );
  },
);

it.each(modelled)('copies an output of $title as it is', async ({ model, operation }) => {
  const type = model.operations[operation.name]?.output;
  const outputs = valuesOf(operation.output, { ...everything, numbers: anyNumber });

  fc.assert(
    fc.property(outputs, (output) => {
      const copy = type && copyValue(output, type, model, outputRules);

      expect(copy ?? {}).toEqual(output);
    }),
    { numRuns: 10 },
  );
});

it('shares nothing with what it copies, and leaves out what no client would see', () => {
  const model = loadModel('elb');
  const output = {
    InstanceStates: [{ InstanceId: 'i-1', State: undefined, Secret: 1 }, null],
    Secret: 2,
  };

  const copy = copyValue(output, 'DescribeEndPointStateOutput', model, outputRules);

  expect(copy).toStrictEqual({ InstanceStates: [{ InstanceId: 'i-1' }] });
});

it.each([
  [{ InstanceStates: 1 }, 'Expected a list, got `1`'],
  [{ InstanceStates: ['i-1'] }, 'Expected a structure, got `"i-1"`'],
])('refuses %j, which is not of the shape', (output, sentence) => {
  const copying = () => copyValue(output, 'DescribeEndPointStateOutput', loadModel('elb'), outputRules);

  expect(copying).toThrow(sentence);
});
