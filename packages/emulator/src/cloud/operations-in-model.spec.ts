import { createCloud, simulatedHosting } from './create-cloud.js';
import { surroundings } from '../testing/wire/wire-fixtures.js';
import { loadModel } from '../wire/model/model.js';

it('answers no operation that the wire model does not know: it would be written, and never reached', async () => {
  const { services, close } = await createCloud(surroundings, simulatedHosting, {});

  const unreachable = services.flatMap(({ name, operations }) => {
    const { operations: modelled } = loadModel(name);
    return Object.keys(operations).flatMap((operation) =>
      operation in modelled ? [] : [`${name} ${operation}: node tools/wire-model/generate.mjs`],
    );
  });
  await close();

  expect(services.length).toBeGreaterThan(8);
  expect(unreachable).toEqual([]);
});
