import type { Ec2Context } from '../ec2-context.js';

/** How long a new image is `pending`, in AWS milliseconds. */
const makingMs = 30_000;

/** Makes a `pending` image available once its making has passed. */
export function completeLater({ state, schedule }: Ec2Context, imageId: string): void {
  schedule.after(makingMs, () => {
    const image = state.images.get(imageId);
    if (image) state.images.set(imageId, { ...image, state: 'available' });
  });
}
