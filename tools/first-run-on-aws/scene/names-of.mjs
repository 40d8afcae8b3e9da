/** The tag that everything bears which a run makes. */
export const tagKey = 'clicamos:first-run';

/** What a run calls what it makes; a load balancer's name has 32 characters at most. */
export function namesOf(run) {
  const prefix = `clicamos-first-run-${run}`;
  return {
    run,
    prefix,
    template: prefix,
    first: `${prefix}-a`,
    second: `${prefix}-b`,
    classic: `${prefix}-clb`,
    application: `${prefix}-alb`,
    targetGroup: `${prefix}-tg`,
    unlistened: `${prefix}-no`,
  };
}
