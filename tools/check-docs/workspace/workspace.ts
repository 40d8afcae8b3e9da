/** What the documents may refer to. */
export interface Workspace {
  readonly root: string;
  readonly packages: readonly WorkspacePackage[];
  /** Whether the repository has a file or a folder, by its path from the root. */
  readonly has: (path: string) => boolean;
  readonly files: readonly string[];
}

export interface WorkspacePackage {
  readonly name: string;
  /** From the root of the repository; `.` is the root itself. */
  readonly folder: string;
  readonly isPrivate: boolean;
  readonly scripts: ReadonlySet<string>;
  readonly peers: readonly string[];
}

export const isPublished = ({ packages }: Workspace, wanted: string): boolean =>
  packages.some(({ name, isPrivate }) => name === wanted && !isPrivate);
