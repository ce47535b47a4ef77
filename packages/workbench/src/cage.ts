/**
 * What stands around a program of this machine that opens a stranger's file: bubblewrap, where the system has it and lets it
 * work. Inside there is no network, no folder of anybody, no other process, nothing to write to but what the program was
 * handed open; the system's own libraries are there to be read. And what bounds its memory, with those walls and without:
 * util-linux's prlimit. docs/decisions/0046-cage-around-ffmpeg.md
 */
import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, readlinkSync, realpathSync } from 'node:fs'
import { dirname } from 'node:path'

export type Called = { readonly program: string; readonly args: readonly string[] }

/** Where a program's libraries lie: in `/usr`, and in what is a link to it or was never joined with it. */
const beside = ['/bin', '/lib', '/lib32', '/lib64', '/sbin']
/** Which of several libraries of one name is meant. */
const choices = ['/etc/ld.so.cache', '/etc/ld.so.conf', '/etc/ld.so.conf.d', '/etc/alternatives']

const mebibyte = 1024 * 1024
/** Bytes that such a program may ask the system for: half as much again as covering a film of 3840 by 2160 takes. */
export const mostMemory = 3072 * mebibyte
/** Bytes of the file that it makes, which lies in memory too; a longer one would fit into no answer. */
export const mostMade = 1024 * mebibyte

/** Of a machine with many processors each thread would otherwise reserve memory that it never uses, and the bound counts it. */
export const fewArenas = { MALLOC_ARENA_MAX: '2' }

/**
 * The same call from inside a cage, or as it is where there is none to be had. `reads`: folders that it may look into beside.
 * The files that it is handed open stay open inside.
 */
export function caged({ program, args }: Called, reads: readonly string[] = []): Called {
  const bubblewrap = cageHere()
  const within = bounded({ program, args })
  if (bubblewrap === undefined) return within
  // A program that somebody put elsewhere brings its libraries along, in its own folder.
  const own = dirname(realpathSync(program))
  const more = [...(own.startsWith('/usr/') ? [] : [own]), ...reads]
  const seen = more.flatMap((folder) => ['--ro-bind', folder, folder])
  return { program: bubblewrap, args: [...walls(seen), '--', within.program, ...within.args] }
}

/** It ends, or says that it has no memory, where it would take more; where there is no prlimit the call is as it was. */
function bounded({ program, args }: Called): Called {
  const prlimit = boundHere()
  if (prlimit === undefined) return { program, args }
  return { program: prlimit, args: [`--as=${mostMemory}`, `--fsize=${mostMade}`, program, ...args] }
}

export function boundHere(): string | undefined {
  return process.platform === 'linux' && existsSync('/usr/bin/prlimit') ? '/usr/bin/prlimit' : undefined
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
    Object.entries(fewArenas).flatMap(([name, value]) => ['--setenv', name, value]),
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
