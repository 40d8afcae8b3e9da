import { PulumiLocalError } from '../terms/errors.js';
import type { RunOptions } from './run-options.js';

/** Throws `InvalidOption` when the options cannot work. */
export function checkOptions({ endpoint, region, project, stack }: RunOptions): void {
  if (!isHttpUrl(endpoint)) throw invalid('endpoint', 'an http or https URL', endpoint);
  if (isAws(endpoint)) {
    throw invalid(
      'endpoint',
      'anything but AWS: nobody would remember what was created. Use `pulumi up`',
      endpoint,
    );
  }
  for (const [name, value] of Object.entries({ region, project, stack })) {
    if (typeof value !== 'string' || value === '') throw invalid(name, 'a text', value);
  }
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function isAws(endpoint: string): boolean {
  return /(?:^|\.)(?:amazonaws\.com(?:\.cn)?|api\.aws)$/.test(new URL(endpoint).hostname);
}

function invalid(name: string, want: string, value: unknown): PulumiLocalError {
  const message = `Expected \`${name}\` to be ${want}, got \`${String(value)}\` (${typeof value})`;
  return new PulumiLocalError('InvalidOption', message);
}
