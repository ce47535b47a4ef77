/** The flags of `safeconduct desk` and `safeconduct demo`. No secret is among them: arguments stand in the list of processes. */
import { parseArgs } from 'node:util'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'

export type DeskArguments = {
  readonly home: string | undefined
  /** Print a new address of the desk that is running, and end. */
  readonly again: boolean
  /** The clock stands still. */
  readonly frozen: boolean
  /** Show the fictional republic, in a home that is thrown away. */
  readonly demo: boolean
  /** Any free port unless one is asked for. */
  readonly port: number
  readonly autoLockMinutes: number
}

export type Usage = { readonly kind: 'usage' }

export function parseDeskArguments(args: readonly string[]): Result<DeskArguments, Usage> {
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        home: { type: 'string' },
        again: { type: 'boolean', default: false },
        frozen: { type: 'boolean', default: false },
        demo: { type: 'boolean', default: false },
        port: { type: 'string', default: '0' },
        'auto-lock': { type: 'string', default: '5' },
      },
    })
    const port = wholeIn(values.port, 0, 65_535)
    const autoLockMinutes = wholeIn(values['auto-lock'], 1, 60)
    if (port === undefined || autoLockMinutes === undefined || values.home === '')
      return refuse({ kind: 'usage' })
    const { home, again, frozen, demo } = values
    return ok({ home, again, frozen, demo, port, autoLockMinutes })
  } catch {
    // The platform's message quotes the arguments.
    return refuse({ kind: 'usage' })
  }
}

function wholeIn(text: string, min: number, max: number): number | undefined {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : -1
  return value >= min && value <= max ? value : undefined
}
