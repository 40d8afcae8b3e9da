/** When a moment of the cloud's answers was by the engine's clock, ms. */
export type ClockMs = (cloudMs: number) => number;
