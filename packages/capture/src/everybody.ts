/** What a site is shown of whoever asks. */

/** The same on every machine, so that a site does not learn which one asks. */
export const everybody = {
  userAgent:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  timezoneId: 'UTC',
  locale: 'en-US',
  viewport: { width: 1366, height: 900 },
  deviceScaleFactor: 1,
} as const
