/** A change among members by the name that docs/formats/control.md gives it, in words. */
import type { Catalogue } from '../words/catalogue.ts'

type Acts = Catalogue['people']['acts'] | Catalogue['people']['happened']

export function actWords(acts: Acts, kind: string, facts: Readonly<Record<string, string | number>>): string {
  const who = String(facts['who'] ?? '')
  const say: (who: string) => string = isKnown(acts, kind) ? acts[kind] : acts.other
  return say(who)
}

function isKnown(acts: Acts, kind: string): kind is keyof Acts {
  return Object.hasOwn(acts, kind)
}
