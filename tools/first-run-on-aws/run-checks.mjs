import { checks } from './checks/all-checks.mjs';
import { isUnreadable } from './checks/answer-of.mjs';
import { notSeen } from './checks/not-seen.mjs';

/** Runs the checks in turn: each finds what the ones before it left. Answers whether AWS did all that is assumed. */
export async function runChecks(scene, { only, print }) {
  const counts = { same: 0, 'other way': 0, 'not seen': 0, different: 0 };
  for (const check of only === undefined ? checks : chosen(only)) {
    scene.signal.throwIfAborted();
    const saw = await lookAt(check, scene);
    const verdict = verdictOf(check, saw);
    counts[verdict] += 1;
    print(`${verdict.padEnd(9)}  ${check.id}: ${check.assumes}`);
    print(`           saw ${saw}${hintOf(check, verdict)}`);
  }
  print(
    Object.entries(counts)
      .map(([verdict, count]) => `${count} ${verdict}`)
      .join(', '),
  );
  return counts.different === 0;
}

/** The checks of that name, and what they find made by others. */
function chosen(only) {
  const ids = new Set(only);
  for (const { id, needs } of [...checks].reverse()) if (ids.has(id)) ids.add(needs);
  return checks.filter(({ id }) => ids.has(id));
}

async function lookAt(check, scene) {
  try {
    return await check.look(scene);
  } catch (error) {
    if (scene.signal.aborted) throw error;
    if (isUnreadable(error)) return `HTTP ${error.$metadata.httpStatusCode}, no answer of AWS's`;
    // What a check needed is not there, or nothing answered.
    if (error.$metadata === undefined) return `${notSeen}${error.message}`;
    return `${error.name}: ${error.message}`;
  }
}

/** @param check with `expected`, a list of what it may see, or a pattern; and `others` when it is in doubt */
function verdictOf({ expected, others = [] }, saw) {
  if (saw.startsWith(notSeen)) return 'not seen';
  if (fits(expected, saw)) return 'same';
  return fits(others, saw) ? 'other way' : 'different';
}

const fits = (wanted, saw) => (wanted instanceof RegExp ? wanted.test(saw) : wanted.includes(saw));

function hintOf({ expected, doubt }, verdict) {
  if (verdict === 'same') return '';
  const wanted = expected instanceof RegExp ? String(expected) : expected.join(' or ');
  const known = verdict === 'other way' ? `; the engine is played that way too, by the switch ${doubt}` : '';
  return `, assumed ${wanted}${known}`;
}
