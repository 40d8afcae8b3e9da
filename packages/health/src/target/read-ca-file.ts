import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { invalidOption } from '../expect-option.js';
import { failureDetail } from '../failure-cause.js';

const certificate = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * The certificates of a PEM file.
 *
 * @throws HealthError `InvalidOption` for a file that is not there or holds none
 */
export function readCaFile(path: string): readonly string[] {
  const blocks = readText(path).match(certificate);
  if (blocks === null)
    throw invalidOption(
      'caFile',
      `Expected \`caFile\` to hold certificates in PEM form (-----BEGIN CERTIFICATE-----), got none in \`${path}\``,
    );
  blocks.forEach((block, index) => expectCertificate(block, `certificate ${index + 1} of \`${path}\``));
  return blocks;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw invalidOption('caFile', `Cannot read \`caFile\` \`${path}\`: ${failureDetail(cause)}`, cause);
  }
}

function expectCertificate(block: string, what: string): void {
  try {
    new X509Certificate(block);
  } catch (cause) {
    throw invalidOption(
      'caFile',
      `Expected \`caFile\` to hold certificates, but ${what} cannot be read: ${failureDetail(cause)}`,
      cause,
    );
  }
}
