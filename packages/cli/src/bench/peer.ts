/** A program beside ours, in the same minute on the same files; nothing where it is not installed. */
import { spawnSync } from 'node:child_process'

export type Spent = { readonly wall: number; readonly cpu: number }

export function isInstalled(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
}

/** Seconds of a shell script and all that it starts; undefined where it failed. */
export function spentBy(script: string, values: Readonly<Record<string, string>> = {}): Spent | undefined {
  // A subshell that is the last command is run in place of the shell that would have told its time.
  const timed = `TIMEFORMAT='spent %R %U %S'; time { ( ${script} ) >/dev/null 2>&1; }; exit $?`
  const done = spawnSync('bash', ['-c', timed], { encoding: 'utf8', env: { ...process.env, ...values } })
  const [, wall, user, system] = /spent ([\d.]+) ([\d.]+) ([\d.]+)/.exec(done.stderr) ?? []
  if (done.status !== 0 || wall === undefined) return undefined
  return { wall: Number(wall), cpu: Number(user) + Number(system) }
}

/** Seconds of something of our own. */
export async function spentOn(work: () => Promise<unknown>): Promise<Spent> {
  const [start, before] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(before)
  return { wall: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 }
}
