/** Flags, read strictly: an unknown one is wrong usage, never ignored. */
import { parseArgs } from 'node:util'
import { isLanguage, type Language } from '@safeconduct/core/base/language.ts'
import { say } from './output.ts'

type Kinds = Readonly<Record<string, 'text' | 'yes'>>
export type Options<K extends Kinds> = {
  readonly flags: { readonly [N in keyof K]: K[N] extends 'yes' ? boolean : string | undefined }
  readonly files: readonly string[]
}

export const wrongUsage = 2

/** Undefined after saying the usage: the caller returns `wrongUsage`. */
export function readOptions<const K extends Kinds>(
  args: readonly string[],
  kinds: K,
  usage: string,
): Options<K> | undefined {
  const flags: Record<string, string | boolean | undefined> = {}
  for (const [name, kind] of Object.entries(kinds)) flags[name] = kind === 'yes' ? false : undefined
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: true,
      options: Object.fromEntries(
        Object.entries(kinds).map(([name, kind]) => [
          name,
          { type: kind === 'yes' ? 'boolean' : 'string' } as const,
        ]),
      ),
    })
    for (const [name, value] of Object.entries(values)) if (typeof value !== 'object') flags[name] = value
    return { flags: asFlags<Options<K>['flags']>(flags), files: positionals }
  } catch {
    // The platform's message repeats the arguments, and an argument may be a name.
    say(`Usage: safeconduct ${usage}`)
    return undefined
  }
}

function asFlags<F>(flags: Readonly<Record<string, string | boolean | undefined>>): F {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every flag was set from its kind just above
  return flags as F
}

export function languageOr(text: string | undefined, otherwise: Language): Language | undefined {
  if (text === undefined) return otherwise
  return isLanguage(text) ? text : undefined
}
