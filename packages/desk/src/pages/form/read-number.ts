/** Whole numbers as people type them: `1 200` is read, `12,50` and `6 h` are not, and then the field says so. */
export function wholeNumber(typed: string): string | undefined {
  const digits = typed.replaceAll(/[\s\u00a0\u202f]/gu, '')
  return /^\d{1,15}$/u.test(digits) ? String(Number(digits)) : undefined
}
