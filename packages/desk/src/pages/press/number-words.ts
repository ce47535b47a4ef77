import type { Catalogue } from '../words/catalogue.ts'
import type { NumberMark } from './pieces.ts'

/** What a number of a report says and does not say: its bounds. */
export function numberWords({ min, max }: NumberMark, press: Catalogue['press'], language: string): string {
  const said = new Intl.NumberFormat(language)
  if (max === null) return press.atLeast(said.format(min))
  return min === max ? said.format(min) : press.between(said.format(min), said.format(max))
}
