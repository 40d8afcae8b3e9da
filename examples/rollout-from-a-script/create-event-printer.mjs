// @ts-check

/**
 * Prints what a person wants to read of a rollout's events, and nothing twice in a row.
 *
 * @returns {(event: import('@clicamos/rolling-asg').RolloutEvent) => void}
 */
export function createEventPrinter() {
  let printed = '';
  return (event) => {
    const line = describeEvent(event) ?? printed;
    if (line !== printed) console.log(line);
    printed = line;
  };
}

/**
 * @param {import('@clicamos/rolling-asg').RolloutEvent} event
 * @returns {string | undefined}
 */
function describeEvent(event) {
  switch (event.kind) {
    case 'rollout-started':
      return `${event.previousName ?? 'nothing'} -> ${event.nextName} (${event.imageId})`;
    case 'step-started':
      return `${event.index}/${event.count} ${event.step.kind}`;
    case 'waiting':
      // All of the reason names every instance; the first one is enough here.
      return `      ${event.reason.split('; ').slice(0, 2).join('; ')}`;
    case 'failed':
      return `failed: ${event.reason}`;
    case 'rolling-back':
      return 'rolling back';
    case 'reattached':
      return `${event.groupName} takes requests again`;
    case 'removed':
      return `removed ${event.what}`;
    default:
      return undefined;
  }
}
