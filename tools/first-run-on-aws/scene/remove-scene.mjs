import { removals } from './removals.mjs';

const patienceMs = 600_000;

/** What was made a moment ago can be missing from a first answer. */
const againAfterMs = 10_000;

/** Trying again would change nothing. */
const isFinal = ({ name }) => /denied|unauthorized|InvalidAction|NotImplemented/i.test(name);

/**
 * Removes what bears a run's names and tag, however far the run came: it is looked for, twice, not remembered. What
 * depends on something comes before it, and is tried again until it goes.
 *
 * @returns {Promise<readonly string[]>} what is left, and why
 */
export async function removeScene({ clients, names, pace }) {
  const remove = async (one) => {
    const reason = await reasonLeft(one, { clients, names, pace });
    return reason === undefined ? [] : [`${one.what(names)}: ${reason}`];
  };
  const removeAll = async () => {
    const left = [];
    for (const one of removals) left.push(...(await remove(one)));
    return left;
  };
  const left = await removeAll();
  if (left.length > 0) return left;
  await pace.sleep(againAfterMs).catch(() => undefined);
  return removeAll();
}

async function reasonLeft({ remove }, { clients, names, pace }) {
  let reason = 'it is still there';
  const look = async () => {
    try {
      return (await remove(clients, names)) ? 'gone' : undefined;
    } catch (error) {
      reason = `${error.name}: ${error.message}`;
      return isFinal(error) ? 'left' : undefined;
    }
  };
  try {
    return (await pace.until(look, patienceMs)) === 'gone' ? undefined : reason;
  } catch {
    return `it was not waited for; ${reason}`;
  }
}
