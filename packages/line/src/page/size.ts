/** A size in the words of a language: rounded down, so that nobody is promised room that is not there. */
export function sizeOf(bytes: number, language: string): string {
  const large = bytes >= 1_000_000
  const unit = { style: 'unit', unit: large ? 'megabyte' : 'kilobyte' } as const
  const amount = Math.max(1, Math.floor(bytes / (large ? 100_000 : 1_000)))
  return new Intl.NumberFormat(language, unit).format(large ? amount / 10 : amount)
}
