/** The `clicamos.yaml` that says what a rollout was planned with; JSON is YAML. */
export function configOf(asked, { emulator, firstGroup }) {
  const { adopt, firstGroup: written, healthyDeadlineMs, alarms, overrides } = asked;
  const { region, account } = emulator;
  const rollout = {
    deadlineSeconds: (healthyDeadlineMs ?? 600_000) / 1_000,
    ...(alarms && { alarms }),
  };
  const prod = {
    ...{ cloud: 'aws', region, account, rollout },
    ...sourcesOf((written ?? firstGroup).sourceIds),
    // Beside a group that is there, what the first one would be made of is not written.
    ...((adopt === undefined || written) && { group: groupOf(written ?? firstGroup) }),
    ...(overrides && { release: releaseOf(overrides) }),
  };
  return JSON.stringify({ service: 'web', defaultEnvironment: 'prod', environments: { prod } });
}

const sourcesOf = (ids) =>
  ids.every((id) => id.startsWith('arn:')) ? { targetGroups: ids } : { loadBalancers: ids };

const groupOf = ({ instanceType, subnetIds, securityGroupIds, minSize, desiredCapacity, maxSize }) => ({
  ...{ instanceType, subnets: subnetIds, min: minSize, desired: desiredCapacity, max: maxSize },
  ...(securityGroupIds && { securityGroups: securityGroupIds }),
});

const releaseOf = ({ minSize, maxSize, ...others }) => ({
  ...others,
  ...(minSize !== undefined && { min: minSize }),
  ...(maxSize !== undefined && { max: maxSize }),
});

/** What the command line says beside it. */
export const argumentsOf = ({ adopt, strategy, imageId }, { nextImageId }) => [
  ...['prod', '--ami', imageId ?? nextImageId],
  ...(adopt === undefined ? [] : ['--adopt', adopt]),
  ...(strategy === undefined ? [] : ['--strategy', strategy]),
];
