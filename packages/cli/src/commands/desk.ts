/** `safeconduct desk` and `safeconduct demo`: the local process and its pages. */
import { runDesk } from '@safeconduct/desk/process/main.ts'

export function desk(args: readonly string[]): Promise<number> {
  return runDesk(args)
}

/** The fictional republic, in a home that is thrown away. */
export function demo(args: readonly string[]): Promise<number> {
  return runDesk(['--demo', ...args])
}
