/** What a release may change of a group that it was adopted for: what it is made from, and that it is ours. */
const released =
  /^(LaunchTemplate|MixedInstancesPolicy\.LaunchTemplate\.LaunchTemplateSpecification|LaunchConfigurationName|Tags\[clicamos:)/;

/** Lines of settings that came, went or changed, as `path: was -> is`. */
export function describeChanges(before, after) {
  const [was, is] = [before, after].map((lines) => new Map(lines.map((line) => line.split(' = '))));
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((path) => was.get(path) !== is.get(path))
    .map((path) => ({
      path,
      isReleased: released.test(path),
      text: `${path}: ${was.get(path) ?? '-'} -> ${is.get(path) ?? '-'}`,
    }));
}
