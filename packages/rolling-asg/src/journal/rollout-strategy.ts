/**
 * Who moves: `replace` makes a group beside the live one, `refresh` has AWS replace the instances of a group that keeps
 * its name.
 */
export type RolloutStrategy = 'replace' | 'refresh';
