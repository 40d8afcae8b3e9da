const names: Readonly<Record<string, string>> = {
  createLaunchTemplateVersion: 'launch template',
  createGroup: 'new group',
  reclaimGroup: 'warm group back',
  holdPrevious: 'hold capacity',
  awaitCapacity: 'capacity',
  holdGroup: 'hold group',
  startRefresh: 'start refresh',
  awaitRefresh: 'refresh',
  finishRefresh: 'finish',
  bake: 'bake',
  drain: 'drain',
  keepPrevious: 'keep warm',
  endKept: 'delete kept',
  deleteGroup: 'delete previous',
  finish: 'finish',
  rollBack: 'going back',
};

/** A step in a word or two: `capacity` for `awaitCapacity`. */
export const stepName = (kind: string): string => names[kind] ?? kind;
