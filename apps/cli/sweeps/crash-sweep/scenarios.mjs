/**
 * What is killed. Its calls are counted from `begins` on: a line of its output, or a call after which it is
 * interrupted; from its first call unless given.
 *
 * @typedef {object} Scenario
 * @property {string} name
 * @property {'good' | 'bad'} image of the rollout
 * @property {'deploy' | 'abort'} victim
 * @property {string} [begins] the `kind` of the event with which its calls begin to count
 * @property {string} [interruptAfter] the operation after which the command gets a SIGINT; its calls count from there
 * @property {string} [diesAfter] for an abort: the call after whose effect the rollout's runner dies
 */

/** @type {readonly Scenario[]} */
export const scenarios = [
  { name: 'rollout', image: 'good', victim: 'deploy' },
  { name: 'rollback', image: 'bad', victim: 'deploy', begins: 'failed' },
  { name: 'interrupt', image: 'good', victim: 'deploy', interruptAfter: 'DetachLoadBalancers' },
  { name: 'abort-early', image: 'good', victim: 'abort', diesAfter: 'CreateAutoScalingGroup' },
  { name: 'abort-drain', image: 'good', victim: 'abort', diesAfter: 'DetachLoadBalancers' },
  { name: 'abort-late', image: 'good', victim: 'abort', diesAfter: 'UpdateAutoScalingGroup' },
];
