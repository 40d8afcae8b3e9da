/** What a service has measured of itself, as CloudWatch keeps it. */
export interface MetricSample {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: readonly { readonly Name: string; readonly Value: string }[];
  readonly unit: 'Count' | 'Seconds' | 'Bytes';
  readonly figures: Figures;
}

/** Of `count` values only these are known. */
export interface Figures {
  readonly sum: number;
  readonly count: number;
  readonly least: number;
  readonly most: number;
}

/** So many events, each of which counts one. */
export const events = (count: number): Figures => ({ sum: count, count, least: 1, most: 1 });

/** One value. */
export const one = (value: number): Figures => ({ sum: value, count: 1, least: value, most: value });
