import type { PackerEvent } from './packer-event.js';

/** How many artifacts of a build the summary announced, began, identified and ended. */
export interface Listing {
  readonly announced: number;
  readonly begun: number;
  readonly identified: number;
  readonly ended: number;
}

const nothing: Listing = { announced: 0, begun: 0, identified: 0, ended: 0 };

/** The listing with one event of its build more. */
export function listed(listing: Listing = nothing, event: PackerEvent): Listing {
  switch (event.kind) {
    case 'artifact-count':
      return { ...listing, announced: event.count };
    case 'artifact':
      return { ...listing, identified: listing.identified + 1 };
    case 'artifact-field':
      if (event.field === 'end') return { ...listing, ended: listing.ended + 1 };
      return event.field === 'builder-id' ? { ...listing, begun: listing.begun + 1 } : listing;
    default:
      return listing;
  }
}

/** Whether the log was cut within it. A log of which only the lines with ids were kept is whole. */
export function isCut({ announced, begun, identified, ended }: Listing): boolean {
  return begun > ended || announced > Math.max(identified, ended);
}
