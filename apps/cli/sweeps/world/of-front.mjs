const pairs = {
  AttachLoadBalancers: 'AttachLoadBalancerTargetGroups',
  DetachLoadBalancers: 'DetachLoadBalancerTargetGroups',
};

/**
 * The operation by which a rollout does behind this front what it does by `operation` behind a Classic Load Balancer.
 * Behind both, that is the Classic one's.
 *
 * @param {string | undefined} operation
 * @param {import('./read-front.mjs').Front} front
 */
export const ofFront = (operation, { hasClassic }) =>
  hasClassic ? operation : (pairs[operation] ?? operation);
