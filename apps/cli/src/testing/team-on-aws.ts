import { createSandbox, type Sandbox } from './clicamos.js';

/** An AWS, by the emulator of a folder of its own, in which a service of two instances serves. */
export interface TeamOnAws extends AsyncDisposable {
  readonly endpoint: URL;
  /** What the AWS CLI and every SDK take to reach it. */
  readonly variables: Readonly<Record<string, string>>;
  /** What its clients ask. */
  readonly url: string;
  bake(): Promise<string>;
  /** A configuration whose `prod` is there; `settings` are more of its keys. */
  configWith(settings: string): string;
}

const speed = 40;

export async function createTeamOnAws(): Promise<TeamOnAws> {
  const cloud: Sandbox = await createSandbox();
  await cloud.write(
    'clicamos.yaml',
    `service: web\ndefaultEnvironment: local\nenvironments:\n  local: { cloud: emulator, speed: ${speed} }\n`,
  );
  const { stdout, stderr } = await cloud.run('deploy');
  const url = /url +(http:\S+)/.exec(stdout)?.[1];
  if (url === undefined) throw new Error(`Expected a service that serves, got:\n${stdout}${stderr}`);
  const { env: variables } = JSON.parse((await cloud.run('local', 'env', '--json')).stdout) as {
    readonly env: Readonly<Record<string, string>>; // written by the command
  };
  return {
    endpoint: new URL(variables['AWS_ENDPOINT_URL'] ?? ''),
    variables,
    url,
    bake: async () => (await cloud.run('local', 'bake')).stdout.trim(),
    configWith: (settings) => `
service: web
defaultEnvironment: prod
environments:
  prod:
    cloud: aws
    region: us-east-1
    account: "123456789012"
    loadBalancers: [web-elb]
    probe: { url: "${url}" }
${settings}
`,
    [Symbol.asyncDispose]: () => cloud.remove(),
  };
}
