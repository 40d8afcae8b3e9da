/** What an SDK client takes to reach the emulator. */
export interface ClientSettings {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** @param up what `clicamos local up --json` printed */
export function settingsOf(up: string): ClientSettings {
  const { endpoint, region, env } = JSON.parse(up) as Up; // written by the command
  const credentials = { accessKeyId: env.AWS_ACCESS_KEY_ID, secretAccessKey: env.AWS_SECRET_ACCESS_KEY };
  return { endpoint, region, credentials };
}

interface Up {
  readonly endpoint: string;
  readonly region: string;
  readonly env: { readonly AWS_ACCESS_KEY_ID: string; readonly AWS_SECRET_ACCESS_KEY: string };
}
