/** How patiently a rollout is done: what a resume reads from the cloud. Milliseconds throughout. */
export interface RolloutSettings {
  /** Good samples in a row that prove capacity. */
  readonly samples: number;
  readonly healthyDeadlineMs: number;
  readonly bakeMs: number;
  /** How long it then waits for somebody to promote it; 0 does not wait for anybody. */
  readonly pauseMs: number;
  readonly drainFloorMs: number;
  readonly deleteDeadlineMs: number;
  /** How long previous stays warm after the rollout; 0 deletes it. */
  readonly keepPreviousMs: number;
  /** What must go on serving, in percent of what is wanted; 0 stands for the default of `floorOf`. */
  readonly minHealthyPercent: number;
  /** What to do when somebody else breaks the rollout's promise. */
  readonly onForeignChange: 'wait' | 'abort' | 'adopt';
}

/** What applies where nobody says otherwise. */
export const defaultSettings: RolloutSettings = {
  samples: 2,
  healthyDeadlineMs: 600_000,
  bakeMs: 0,
  pauseMs: 0,
  drainFloorMs: 10_000,
  deleteDeadlineMs: 600_000,
  keepPreviousMs: 0,
  minHealthyPercent: 0,
  onForeignChange: 'wait',
};

const numbers = {
  samples: 'samples',
  healthyDeadlineMs: 'healthy',
  bakeMs: 'bake',
  pauseMs: 'pause',
  drainFloorMs: 'drain',
  deleteDeadlineMs: 'delete',
  keepPreviousMs: 'keep',
  minHealthyPercent: 'percent',
} as const;

/** `samples=2 healthy=600000 bake=60000 ...`: fits into a tag. */
export function formatSettings(settings: RolloutSettings): string {
  const parts = Object.entries(numbers).map(
    ([key, short]) => `${short}=${settings[key as keyof typeof numbers]}`,
  );
  return [...parts, `foreign=${settings.onForeignChange}`].join(' ');
}

/** Reads what `formatSettings` wrote; what is not there is the default. */
export function parseSettings(text: string): RolloutSettings {
  const parts = new Map(text.split(' ').map((part) => part.split('=', 2) as [string, string | undefined]));
  const known = Object.entries(numbers).flatMap(([key, short]) => {
    const value = parts.get(short) ?? '';
    return /^\d+$/.test(value) ? [[key, Number(value)] as const] : [];
  });
  const foreign = parts.get('foreign');
  const isKnown = foreign === 'abort' || foreign === 'adopt' || foreign === 'wait';
  return {
    ...defaultSettings,
    ...Object.fromEntries(known),
    ...(isKnown ? { onForeignChange: foreign } : {}),
  };
}
