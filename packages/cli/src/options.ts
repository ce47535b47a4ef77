/** Flags, read strictly: an unknown one is wrong usage, never ignored. */
import { parseArgs } from 'node:util'
import { isLanguage, type Language } from '@safeconduct/core/base/language.ts'
import { say } from './output.ts'

/** `texts`: may be given more than once. */
type Kinds = Readonly<Record<string, 'text' | 'texts' | 'yes'>>
export type Options<K extends Kinds> = {
  readonly flags: {
    readonly [N in keyof K]: K[N] extends 'yes'
      ? boolean
      : K[N] extends 'texts'
        ? readonly string[]
        : string | undefined
  }
  readonly files: readonly string[]
}

export const wrongUsage = 2

/** How a command is called, and how many words beside its flags it takes: at least, at most. */
export type Called = { readonly usage: string; readonly files: readonly [least: number, most: number] }

/** What a command was told that it does not understand: how it is called, and nothing of what was typed. */
export function sayUsage(usage: string): undefined {
  say(`Usage: safeconduct ${usage}`)
}

/** Undefined after saying how the command is called: the caller returns `wrongUsage`. */
export function readOptions<const K extends Kinds>(
  args: readonly string[],
  kinds: K,
  { usage, files: [least, most] }: Called,
): Options<K> | undefined {
  const flags: Record<string, FlagValue> = {}
  for (const [name, kind] of Object.entries(kinds)) flags[name] = unset[kind]
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: true,
      options: Object.fromEntries(
        Object.entries(kinds).map(([name, kind]) => [
          name,
          { type: kind === 'yes' ? 'boolean' : 'string', multiple: kind === 'texts' } as const,
        ]),
      ),
    })
    for (const [name, value] of Object.entries(values))
      flags[name] = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : value
    if (positionals.length >= least && positionals.length <= most)
      return { flags: asFlags<Options<K>['flags']>(flags), files: positionals }
  } catch {
    // The platform's message repeats the arguments, and an argument may be a name.
  }
  return sayUsage(usage)
}

type FlagValue = string | boolean | readonly string[] | undefined

const unset = { yes: false, text: undefined, texts: [] } as const

function asFlags<F>(flags: Readonly<Record<string, FlagValue>>): F {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every flag was set from its kind just above
  return flags as F
}

export function languageOr(text: string | undefined, otherwise: Language): Language | undefined {
  if (text === undefined) return otherwise
  return isLanguage(text) ? text : undefined
}
