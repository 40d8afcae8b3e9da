import type { PreflightRule } from './rule.js';

/** What is asked of the group that serves. */
export const groupRules = {
  'launch-template': {
    finds: 'refuse',
    why: 'The next group is made from what the live one is made from.',
    fix: 'aws autoscaling update-auto-scaling-group --auto-scaling-group-name <group> --launch-template LaunchTemplateName=<name>',
    isFirm: true,
  },
  owner: {
    finds: 'refuse',
    why: 'Whoever else looks after a group puts it back, deletes it, or breaks on its next update.',
    fix: 'aws autoscaling describe-tags --filters Name=auto-scaling-group,Values=<group>',
    isFirm: true,
  },
  'codedeploy-hook': {
    finds: 'refuse',
    why: 'CodeDeploy installs a revision on every instance that is launched: the image would not be what serves.',
    fix: 'aws deploy update-deployment-group --application-name <application> --current-deployment-group-name <deployment group> --auto-scaling-groups',
  },
  'suspended-processes': {
    finds: 'either',
    why: 'A group that may not terminate cannot go; one that may not register cannot come back.',
    fix: 'aws autoscaling resume-processes --auto-scaling-group-name <group> --scaling-processes <process>',
  },
  standby: {
    finds: 'refuse',
    why: 'A group with an instance in Standby is never empty, and is deleted only when it is.',
    fix: 'aws autoscaling exit-standby --auto-scaling-group-name <group> --instance-ids <instances>',
  },
  'settings-carried': {
    finds: 'either',
    why: 'The next group is made anew: what cannot be set on it is missing there.',
    fix: 'aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names <group>',
  },
  'warm-pool': {
    finds: 'refuse',
    why: 'AWS deletes a group only after its warm pool, and the next group is made without one.',
    fix: 'aws autoscaling delete-warm-pool --force-delete --auto-scaling-group-name <group>',
  },
  'scale-in-protection': {
    finds: 'warn',
    why: 'It is lifted when the group is removed, whoever has set it.',
    fix: 'aws autoscaling describe-auto-scaling-instances --query "AutoScalingInstances[?ProtectedFromScaleIn]"',
  },
  'deletion-protection': {
    finds: 'either',
    why: 'Somebody asked that the group is not deleted, and a rollout deletes it.',
    fix: 'aws autoscaling update-auto-scaling-group --auto-scaling-group-name <group> --deletion-protection none',
  },
  'health-check-type': {
    finds: 'warn',
    why: 'Without the health check of the load balancer a group keeps instances that serve nobody.',
    fix: 'aws autoscaling update-auto-scaling-group --auto-scaling-group-name <group> --health-check-type ELB --health-check-grace-period 300',
  },
  'undo-fits': {
    finds: 'refuse',
    why: 'What cannot be written down cannot be undone from another machine.',
    fix: 'aws autoscaling detach-traffic-sources --auto-scaling-group-name <group> --traffic-sources Identifier=<source>',
    isFirm: true,
  },
  'tag-count': {
    finds: 'refuse',
    why: 'AWS takes 50 tags on a group, and the state of a rollout is tags.',
    fix: 'aws autoscaling delete-tags --tags ResourceType=auto-scaling-group,ResourceId=<group>,Key=<key>',
    isFirm: true,
  },
  'previous-serves': {
    finds: 'warn',
    why: 'What does not serve is no way back.',
    fix: 'clicamos status',
  },
  'live-serves': {
    finds: 'refuse',
    why: 'The same image again would not mend what does not serve.',
    fix: 'clicamos status',
  },
  'policy-alarms': {
    finds: 'warn',
    why: 'An alarm names the policy that it triggers: the copy is another.',
    fix: 'aws cloudwatch describe-alarms --alarm-names <alarm>, and put-metric-alarm with the policy of the next group',
  },
  'launching-hooks': {
    finds: 'warn',
    why: 'An instance waits at the hook until somebody completes it, or its time is over.',
    fix: 'aws autoscaling put-lifecycle-hook --auto-scaling-group-name <group> --lifecycle-hook-name <hook> --heartbeat-timeout <seconds>',
  },
  'terminating-hooks': {
    finds: 'warn',
    why: 'An instance waits at the hook until somebody completes it, or its time is over.',
    fix: 'aws autoscaling put-lifecycle-hook --auto-scaling-group-name <group> --lifecycle-hook-name <hook> --heartbeat-timeout <seconds>',
  },
  'group-settings': {
    finds: 'warn',
    why: 'The keys of group describe a first group; later ones take over from the live one.',
    fix: 'take the key out of group in clicamos.yaml, or change the live group',
  },
} as const satisfies Readonly<Record<string, PreflightRule>>;
