/** What each statement of the policy is needed for, by its Sid. */
export const purposes: Readonly<Record<string, string>> = {
  KnowTheAccount: 'every command makes sure of the account first',
  Read: 'plan, deploy, status and every way back read with it; without one of them a rollout does not start, or stops half way',
  ReadConsoles: 'the report of a failed image shows what its instances wrote at boot',
  ReadImageParameter: '--ssm reads the id of the image from the parameter',
  CreateGenerations: 'deploy makes the next group',
  ChangeGenerations:
    'a rollout moves the load balancers from group to group, writes its state on them and removes what is over; a rollback cannot end without',
  ChangeAdoptedGroup:
    'the group that is taken over is emptied, or given back its load balancers, and removed',
  CreateLaunchTemplate: 'the first deploy makes the launch template of the service',
  TagNewLaunchTemplate: 'the launch template is found again by its tags',
  ChangeLaunchTemplate:
    'each release is a version of the launch template, and its history stands in the tags',
  UseLaunchTemplate: 'AWS checks it when a group is made from a launch template',
  LaunchFromTemplateOnly: 'AWS checks it when a group is made from a launch template',
  TagLaunched: 'AWS checks it when the launch template has tags for what it launches',
  PassInstanceRole: 'AWS checks it when a group is made whose instances have a profile',
  CreateAutoScalingRole:
    'the first Auto Scaling group of an account makes the role that AWS works with; later ones do not need it',
  TellEventBuses: 'notify tells the event bus',
};
