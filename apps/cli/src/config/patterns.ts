/** A service's name begins those of its groups. */
export const servicePattern = /^[a-zA-Z][a-zA-Z0-9-]{0,27}$/;

export const accountPattern = /^\d{12}$/;

/** `<partition's prefix>-<part of the world>-<number>`: what AWS adds is like that too. */
export const regionPattern =
  /^[a-z]{2,4}(-[a-z]+)?-(north|south|east|west|central|(north|south)(east|west))-\d$/;
