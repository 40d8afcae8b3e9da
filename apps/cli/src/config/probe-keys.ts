import { shownUrl } from '@clicamos/health/options';
import { z } from 'zod';

/** A wrong value's sentence; what may be a secret is not in it. */
export const want = (what: string) => (issue: { readonly input?: unknown }) =>
  `Expected ${what}, got ${describe(issue.input)}`;

const wantHidden = (what: string) => () => `Expected ${what}`;

function describe(value: unknown): string {
  if (typeof value === 'string') return `\`${shownUrl(value)}\``;
  if (typeof value !== 'object' || value === null) return `\`${String(value)}\``;
  return Array.isArray(value) ? 'a list' : 'keys of its own';
}

const units = { ms: 1, s: 1_000, m: 60_000 } as const;

/** `500ms`, `2s` or `1m`, as milliseconds. */
export const time = z
  .string({ error: want('a time with its unit, such as 500ms, 2s or 1m') })
  .regex(/^\d{1,6}(ms|s|m)$/, { error: want('a time with its unit, such as 500ms, 2s or 1m'), abort: true })
  .transform((text) => {
    const [, digits, unit] = /^(\d+)(ms|s|m)$/.exec(text) ?? [];
    return Number(digits) * units[unit as keyof typeof units]; // the pattern above has these three
  });

const oneStatus = z.union([z.int(), z.string()]);
const wantStatus = want("a status such as 200, '2xx' or '200-299', or a list of them");

const text = (what: string) => z.string({ error: want(what) }).min(1, { error: want(what) });

const wantUrl = 'the URL of requests, such as https://www.example.com/, or a list of them';
const urls = z.union([text(wantUrl), z.array(text(wantUrl)).min(1)], { error: want(wantUrl) });

/** What the configuration says of the probe, but for what has another default on AWS. */
export const probeKeys = {
  url: urls
    .optional()
    .describe(
      "Where the requests go, or a list of it: http, https, tcp://host:port or tls://host:port; each load balancer's own address unless given",
    ),
  maxLost: z
    .int({ error: want('an integer >= 0') })
    .min(0, { error: want('an integer >= 0') })
    .default(0)
    .describe('Above it, the rollout is rolled back'),
  maxLostPercent: z
    .number({ error: want('a percentage above 0, such as 0.1') })
    .optional()
    .describe('So much of a hundred may be lost, where that is more than maxLost'),
  minRequests: z
    .int({ error: want('an integer >= 1') })
    .default(100)
    .describe('maxLostPercent is of at least so many requests, and maxP99 is not looked at before'),
  maxP99: time
    .optional()
    .describe('What 99 of 100 answers may take, such as 500ms; above it, the rollout is rolled back'),
  timeout: time.prefault('5s').describe('When a request without a complete answer is lost'),
  method: z
    .enum(['GET', 'HEAD', 'OPTIONS', 'POST'], { error: want('one of GET, HEAD, OPTIONS, POST') })
    .optional()
    .describe('Of every request; GET unless given'),
  headers: z
    .record(
      z.string(),
      z.string({ error: wantHidden('the text of a header; a number or a date in quotes') }),
      {
        error: wantHidden('names of headers with their texts'),
      },
    )
    .optional()
    .describe('Sent with every request; Host is also the name that TLS asks for'),
  expectStatus: z
    .union([oneStatus, z.array(oneStatus)], { error: wantStatus })
    .optional()
    .describe("A status, '2xx', '200-299' or a list of them; 2xx unless given. Redirects are not followed"),
  expectBody: text('a regular expression')
    .optional()
    .describe('A regular expression that every answer must match'),
  resolve: text("an address or a host name, or loadBalancer for the load balancer's own")
    .optional()
    .describe(
      "Connect here by the URL's name: an address or host name, with :port, or loadBalancer for the load balancer's own",
    ),
  caFile: text('the path of a PEM file')
    .optional()
    .describe('Certificates that are trusted in place of the usual ones, relative to clicamos.yaml'),
  insecure: z
    .boolean({ error: want('true or false') })
    .optional()
    .describe('Take any certificate'),
  basicAuthFrom: z
    .string({ error: wantHidden('the name of an environment variable') })
    .optional()
    .describe('The environment variable that holds user:password'),
};

export type ProbeValues = z.output<z.ZodObject<typeof probeKeys>>;
