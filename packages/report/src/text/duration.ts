import prettyMs from 'pretty-ms';

/** `850 ms`, `4.2 s`, `1m05s`: as short as still tells the difference. */
export const duration = (ms: number): string =>
  ms < 60_000
    ? prettyMs(ms, { secondsDecimalDigits: 1, keepDecimalsOnWholeSeconds: true }).replace(
        /(?<=\d)(?=m?s$)/,
        ' ',
      )
    : prettyMs(ms, { secondsDecimalDigits: 0, unitCount: 2 }).replace(/ (\d+)/, (_, rest: string) =>
        rest.padStart(2, '0'),
      );

/** `12 345`. */
export const count = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ' ');
