import type { LogName } from '../../calls/organisation.ts'
import { useWords } from '../words/use-words.ts'

/** What staff call a compartment: `P-07 · Names`, `Shelters: addresses and hosts`. */
export function useLogWords(): (name: LogName) => string {
  const { people } = useWords()
  return ({ scope, part, title }) =>
    scope === 'case' ? `${title ?? people.scopes.case} · ${people.parts[part]}` : people.scopes[scope]
}
