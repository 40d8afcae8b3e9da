/** Where a health check looks, and what it takes for healthy. */
export type HealthTarget =
  | {
      readonly kind: 'http' | 'https';
      readonly port: number;
      readonly path: string;
      /** Which statuses pass. @default exactly 200 */
      readonly accepts?: (status: number) => boolean;
    }
  | { readonly kind: 'tcp' | 'ssl'; readonly port: number };
