/** How a check begins that could not look: what it waits for had passed, or never came. */
export const notSeen = 'not seen: ';
