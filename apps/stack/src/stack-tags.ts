import * as pulumi from '@pulumi/pulumi';

/** The tags of the part that is called `Name`. */
export function stackTags(Name: string): Record<string, string> {
  return { Name, Environment: pulumi.getStack(), Project: pulumi.getProject() };
}
