/**
 * What stands around a program of this machine that opens a stranger's file: bubblewrap, where the system has it and lets it
 * work. Inside there is no network, no folder of anybody, no other process, nothing to write to but what the program was
 * handed open; the system's own libraries are there to be read. docs/decisions/0046-cage-around-ffmpeg.md
 */
import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, readlinkSync, realpathSync } from 'node:fs'
import { dirname } from 'node:path'

export type Called = { readonly program: string; readonly args: readonly string[] }

/** Where a program's libraries lie: in `/usr`, and in what is a link to it or was never joined with it. */
const beside = ['/bin', '/lib', '/lib32', '/lib64', '/sbin']
/** Which of several libraries of one name is meant. */
const choices = ['/etc/ld.so.cache', '/etc/ld.so.conf', '/etc/ld.so.conf.d', '/etc/alternatives']

/**
 * The same call from inside a cage, or as it is where there is none to be had. `reads`: folders that it may look into beside.
 * The files that it is handed open stay open inside.
 */
export function caged({ program, args }: Called, reads: readonly string[] = []): Called {
  const bubblewrap = cageHere()
  if (bubblewrap === undefined) return { program, args }
  // A program that somebody put elsewhere brings its libraries along, in its own folder.
  const own = dirname(realpathSync(program))
  const more = [...(own.startsWith('/usr/') ? [] : [own]), ...reads]
  const seen = more.flatMap((folder) => ['--ro-bind', folder, folder])
  return { program: bubblewrap, args: [...walls(seen), '--', program, ...args] }
}

let known: { readonly path: string | undefined } | undefined

/** Looked for once: a system may have it and forbid what it needs (namespaces of whoever is not root). */
export function cageHere(): string | undefined {
  known ??= { path: ['/usr/bin/bwrap', '/usr/local/bin/bwrap'].find(holds) }
  return known.path
}

function holds(path: string): boolean {
  if (process.platform !== 'linux' || !existsSync(path)) return false
  return spawnSync(path, [...walls([]), '--', '/usr/bin/true'], { env: {}, stdio: 'ignore' }).status === 0
}

function walls(seen: readonly string[]): readonly string[] {
  return [
    ['--unshare-all', '--die-with-parent', '--clearenv', '--cap-drop', 'ALL'],
    ['--ro-bind', '/usr', '/usr'],
    ...beside.map(asItIs),
    ...choices.map((path) => ['--ro-bind-try', path, path]),
    ['--proc', '/proc', '--dev', '/dev'],
    seen,
    ['--chdir', '/', '--remount-ro', '/dev', '--remount-ro', '/'],
  ].flat()
}

function asItIs(path: string): readonly string[] {
  if (!existsSync(path)) return []
  return lstatSync(path).isSymbolicLink()
    ? ['--symlink', readlinkSync(path), path]
    : ['--ro-bind', path, path]
}
