import { loadSdk, type Sdk } from './load-sdk.js';

const failingWith = (code: string) => async (): Promise<Sdk> => {
  throw Object.assign(new Error(code), { code });
};

describe('loadSdk', () => {
  it('loads the packages that are installed', async () => {
    expect(await loadSdk()).toHaveProperty('resources.resourceFromAttributes');
  });

  it('takes an older OpenTelemetry, as Pulumi brings it, for one that is not there', async () => {
    const installed = await loadSdk();
    const { resourceFromAttributes: _, ...older } = installed?.resources ?? {};

    const load = async () => ({ ...installed, resources: older }) as Sdk; // the version that is no `Sdk`

    expect(await loadSdk(load)).toBeUndefined();
  });

  it('loads nothing where a package is missing', async () => {
    expect(await loadSdk(failingWith('ERR_MODULE_NOT_FOUND'))).toBeUndefined();
  });

  it('hides no fault of a package that is there', async () => {
    await expect(loadSdk(failingWith('EACCES'))).rejects.toThrow('EACCES');
  });
});
