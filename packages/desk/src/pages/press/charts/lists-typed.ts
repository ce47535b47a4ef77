/** Names of lists and counts as a person types them: `A B 4` are four people on lists A and B and on no other. */
import type { Lists } from '@safeconduct/core/attention/lists.ts'

/** Undefined until there is something that can be read. */
export function listsIn(names: string, counts: string): Lists | undefined {
  const each = linesOf(names)
  const letters = each.map((_, at) => String.fromCharCode(65 + at))
  const rows = linesOf(counts).map((line) =>
    /^([A-Z](?:[ +]*[A-Z])*)[ :=]+(\d{1,7})$/u.exec(line.toUpperCase()),
  )
  if (each.length === 0 || rows.length === 0 || rows.includes(null)) return undefined
  const patterns = new Map<string, number>()
  for (const row of rows) {
    const on = new Set((row?.[1] ?? '').match(/[A-Z]/g))
    if (![...on].every((one) => letters.includes(one))) return undefined
    const pattern = letters.map((one) => (on.has(one) ? '1' : '0')).join('')
    patterns.set(pattern, (patterns.get(pattern) ?? 0) + Number(row?.[2]))
  }
  return { names: each.map((name, at) => `${letters[at] ?? ''} ${name}`), patterns }
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
