import type { Group } from '../cloud/cloud.js';
import { tagKeys, tagOf } from './tags.js';

/** What was changed on a group and must be put back; written before the change. */
export interface Undo {
  /** The minimum to go back to. */
  readonly minSize?: number;
  /** The minimum that we set; another value means that somebody else changed it since. */
  readonly pinnedMinSize?: number;
  /** Load balancers to attach again. */
  readonly loadBalancerNames?: readonly string[];
  /** On next: the group that it replaces. */
  readonly previousName?: string;
  /** The group came without our tags and gets rid of them. */
  readonly isAdopted?: boolean;
}

/** The longest value of an Auto Scaling tag. */
export const maxTagLength = 256;

/** `min=2 pinned=3 lb=web-elb/api-elb from=web-v041 adopted=yes`: only characters that every AWS service takes in a tag. */
export function formatUndo(undo: Undo): string {
  const { minSize, pinnedMinSize, loadBalancerNames, previousName, isAdopted } = undo;
  return [
    minSize === undefined ? '' : `min=${minSize}`,
    pinnedMinSize === undefined ? '' : `pinned=${pinnedMinSize}`,
    loadBalancerNames === undefined ? '' : `lb=${loadBalancerNames.join('/')}`,
    isAdopted ? 'adopted=yes' : '',
    // Last, and to the end of the text: the name of an adopted group may have spaces.
    previousName === undefined ? '' : `from=${previousName}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Reads what `formatUndo` wrote; what it does not know is left out. */
export function parseUndo(text: string): Undo {
  const [, head = '', previousName] = /^(.*?)(?:(?:^| )from=(.*))?$/s.exec(text) ?? [];
  const parts = new Map(head.split(' ').map((part) => splitOnce(part)));
  const lb = parts.get('lb');
  return {
    ...number('minSize', parts.get('min')),
    ...number('pinnedMinSize', parts.get('pinned')),
    ...(lb === undefined ? {} : { loadBalancerNames: lb.split('/').filter((name) => name !== '') }),
    ...(parts.get('adopted') === 'yes' ? { isAdopted: true } : {}),
    ...(previousName === undefined ? {} : { previousName }),
  };
}

/** What must be undone on a group, from its tags. */
export function undoOf(group: Pick<Group, 'tags'>): Undo {
  return parseUndo(tagOf(group, tagKeys.undo) ?? '');
}

function splitOnce(part: string): readonly [string, string] {
  const at = part.indexOf('=');
  return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
}

function number<Key extends string>(
  key: Key,
  text: string | undefined,
): { readonly [K in Key]?: number } | object {
  return text !== undefined && /^\d+$/.test(text) ? { [key]: Number(text) } : {};
}
