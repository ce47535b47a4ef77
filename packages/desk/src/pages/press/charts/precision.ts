/** How a day that is not known to the day is drawn; the codes are those of the vocabulary. */
export function isMonthOnly(precision: string): boolean {
  return precision === '02'
}
export function isYearOnly(precision: string): boolean {
  return precision === '03'
}
/** About, or by a day that a report names only in words. */
export function isAbout(precision: string): boolean {
  return precision === '01' || precision === 'X-REL'
}
export function isBefore(precision: string): boolean {
  return precision === 'X-BEF'
}
export function isAfter(precision: string): boolean {
  return precision === 'X-AFT'
}
