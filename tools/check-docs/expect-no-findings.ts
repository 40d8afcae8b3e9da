import { describeFindings, type DescribedDocument } from './describe-findings.js';
import type { Finding } from './finding.js';

/**
 * Fails a test with what was found.
 *
 * @throws {Error} without a stack: where this check is called from says nothing about the document
 */
export function expectNoFindings(document: DescribedDocument, findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  const error = new Error(describeFindings(document, findings));
  error.stack = error.message;
  throw error;
}
