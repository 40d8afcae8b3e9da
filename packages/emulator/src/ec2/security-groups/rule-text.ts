import type { RulePeer, RuleSpecification } from './security-group-records.js';

/** A rule as AWS's errors quote it. */
export function ruleText(rule: RuleSpecification): string {
  return `"peer: ${peerText(rule.peer)}, ${protocolText(rule)}, ALLOW"`;
}

/** Two rules of the same group and direction with the same key are the same rule. */
export const ruleKey = ({ protocol, fromPort, toPort, peer }: RuleSpecification) =>
  [protocol, fromPort, toPort, peer.kind, peerText(peer)].join(' ');

/** The peer's id or block. */
function peerText(peer: RulePeer): string {
  if (peer.kind === 'group') return peer.groupId;
  if (peer.kind === 'prefixList') return peer.prefixListId;
  return peer.cidr;
}

function protocolText({ protocol, fromPort, toPort }: RuleSpecification): string {
  if (protocol === '-1') return 'ALL';
  if (fromPort === undefined) return `protocol: ${protocol}`;
  if (protocol.startsWith('icmp')) return `${protocol.toUpperCase()}, type: ${fromPort}, code: ${toPort}`;
  return `${protocol.toUpperCase()}, from port: ${fromPort}, to port: ${toPort}`;
}
