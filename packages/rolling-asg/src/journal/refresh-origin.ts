import type { Group } from '../cloud/cloud.js';
import type { TemplateSource } from '../cloud/instance-refresh.js';
import { tagKeys, tagOf } from './tags.js';

/** What a group was made from when its refresh began, and what it was to us: all that a way back needs to know. */
export interface RefreshOrigin extends TemplateSource {
  readonly imageId?: string;
  /** It came without our tags and gets rid of them on a way back. */
  readonly isAdopted: boolean;
}

/** `lt-0abc:5 image=ami-0b3 adopted=yes` */
export function formatRefreshOrigin({ templateId, version, imageId, isAdopted }: RefreshOrigin): string {
  const image = imageId === undefined ? '' : ` image=${imageId}`;
  return `${templateId}:${version}${image}${isAdopted ? ' adopted=yes' : ''}`;
}

/** Of a group that is being refreshed, from its tag; `undefined` for any other. */
export function refreshOriginOf(group: Pick<Group, 'tags'>): RefreshOrigin | undefined {
  const text = tagOf(group, tagKeys.origin) ?? '';
  const [, templateId, version, imageId, adopted] =
    /^([^:\s]+):(\d+)(?: image=(\S+))?( adopted=yes)?$/.exec(text) ?? [];
  if (templateId === undefined) return undefined;
  return {
    templateId,
    version: Number(version),
    ...(imageId === undefined ? {} : { imageId }),
    isAdopted: adopted !== undefined,
  };
}
