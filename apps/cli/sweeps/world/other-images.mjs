import { liveImage } from '../observe/read-service.mjs';

/** The good images that are not live: a rollout of one is work to do. */
export const otherImages = ({ good, other, third }, service) =>
  [good, other, third].filter((imageId) => imageId !== liveImage(service));
