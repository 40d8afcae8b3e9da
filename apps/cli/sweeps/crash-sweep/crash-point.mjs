/** In what order a kill meets the call: the call never arrives, or its answer never does. */
export const moments = ['before', 'after'];

/**
 * Where a command is killed, and what is done then.
 *
 * @typedef {object} CrashPoint
 * @property {string} scenario
 * @property {string} call its number among the calls of the scenario, or `Operation.occurrence`
 * @property {string} moment `before` or `after`
 * @property {string} recovery the command that is run then
 * @property {string} [operation] of the call, for the eyes
 */

/** The text that `--only` takes. */
export const pointText = ({ scenario, call, moment, recovery }) =>
  `${scenario}:${call}:${moment}:${recovery}`;

/**
 * @param {string} text `rollout:37:after:abort`, or `rollout:DetachLoadBalancers:after:abort`
 * @param {{ scenarios: readonly string[], recoveries: readonly string[] }} known
 * @returns {CrashPoint}
 */
export function parsePoint(text, { scenarios, recoveries }) {
  const [scenario, call, moment, recovery, ...rest] = text.split(':');
  const isKnown = scenarios.includes(scenario) && moments.includes(moment) && recoveries.includes(recovery);
  if (!isKnown || !/^([1-9]\d*|[A-Z]\w*(\.[1-9]\d*)?)$/.test(call) || rest.length > 0)
    throw new Error(
      `Expected scenario:call:moment:recovery, got \`${text}\`. Scenarios: ${scenarios.join(', ')}; ` +
        `call: a number or Operation.occurrence; moments: ${moments.join(', ')}; recoveries: ${recoveries.join(', ')}`,
    );
  return { scenario, call, moment, recovery };
}

/** Whether this is the call that the point names. */
export function isAt(call, { index, operation, occurrence }) {
  if (/^\d+$/.test(call)) return index === Number(call);
  const [name, number = '1'] = call.split('.');
  return operation === name && occurrence === Number(number);
}

const changesNothing = /^(Describe|Get|List)/;

/**
 * Every point of a scenario's calls: all of them, or those of calls that change something, or those of one moment.
 *
 * @param {string} scenario
 * @param {readonly { operation: string, occurrence: number }[]} calls
 * @param {{ recoveries: readonly string[], onlyWrites: boolean, moment?: string }} options
 * @returns {CrashPoint[]}
 */
export function pointsOf(scenario, calls, { recoveries, onlyWrites, moment }) {
  return calls.flatMap(({ operation, occurrence }) =>
    onlyWrites && changesNothing.test(operation)
      ? []
      : moments
          .filter((one) => moment === undefined || one === moment)
          .flatMap((one) =>
            recoveries.map((recovery) => ({
              scenario,
              // Not its number: that moves by some polls from run to run.
              call: `${operation}.${occurrence}`,
              moment: one,
              recovery,
              operation,
            })),
          ),
  );
}
