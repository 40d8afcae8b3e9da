import { createClients, destroyClients } from '../terms/clients.js';
import { systemClock } from '../terms/clock.js';
import { createLedger } from './ledger.js';
import { createMonitor } from './create-monitor.js';

const region = 'eu-west-1';

describe('the monitor', () => {
  it('answers SDKs that ask for all features at once as a server that knows them one by one', () => {
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const clients = createClients({ endpoint: 'http://127.0.0.1:9', region, credentials });
    const ledger = createLedger(() => undefined);
    const monitor = createMonitor({
      project: 'shop',
      stack: 'test',
      region,
      clients,
      clock: systemClock,
      speed: 1,
      log: () => undefined,
      signal: undefined,
      call: {},
      ledger,
      left: new Map(),
    });
    const answers: unknown[] = [];

    monitor.getDeploymentInfo({}, (error) => answers.push(error));
    monitor.supportsFeature({ getId: () => 'secrets' }, (_error, response) => answers.push(response));
    destroyClients(clients);

    // 12 is the only code at which the SDK goes on to ask for each feature.
    expect(answers).toEqual([expect.objectContaining({ code: 12 }), { getHassupport: expect.any(Function) }]);
  });
});
