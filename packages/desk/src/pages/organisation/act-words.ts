/** A change among members by the name that docs/formats/control.md gives it, in words. */
import type { Catalogue } from '../words/catalogue.ts'

type Acts = Catalogue['people']['acts'] | Catalogue['people']['happened']

export function actWords(acts: Acts, kind: string, facts: Readonly<Record<string, string | number>>): string {
  const who = String(facts['who'] ?? '')
  // Let in as an admin, made one, no longer one: each is another thing to sign.
  const particular = `${kind}-${String(facts['as'] ?? '')}`
  if (isKnown(acts, particular)) return acts[particular](who)
  return isKnown(acts, kind) ? acts[kind](who) : acts.other()
}

function isKnown(acts: Acts, kind: string): kind is keyof Acts {
  return Object.hasOwn(acts, kind)
}
