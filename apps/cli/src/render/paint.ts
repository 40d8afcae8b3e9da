import pc from 'picocolors';

/** Colours, or none of them. */
export type Paint = Pick<ReturnType<typeof pc.createColors>, 'bold' | 'dim' | 'green' | 'red' | 'yellow'>;

/** Colours for a terminal that has them and a user who did not say `NO_COLOR`. */
export const paintFor = (isTty: boolean, env: Readonly<Record<string, string | undefined>>): Paint =>
  pc.createColors(isTty && !env['NO_COLOR'] && env['TERM'] !== 'dumb');
