/** What AWS answers when somebody made it before. */
const alreadyThere = new Set([
  'InvalidGroup.Duplicate',
  'InvalidPermission.Duplicate',
  'DuplicateAccessPointNameException',
  'DuplicateListenerException',
]);

/** What a creation answers, or nothing where that is there already. */
export async function unlessThere<T>(creation: Promise<T>): Promise<T | undefined> {
  try {
    return await creation;
  } catch (error) {
    if (error instanceof Error && alreadyThere.has(error.name)) return undefined;
    throw error;
  }
}
