/** Bundles on a stick: written to a file and read from one, as long work that can be stopped. */
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { unlessFull } from '@safeconduct/core/vault/replica/context.ts'
import { makeBundle, takeBundle } from '@safeconduct/core/vault/sync/bundle.ts'
import type { Ask, CallRefusal, Job } from '../calls/calls.ts'
import { exportFolder } from './export-folder.ts'
import type { JobTools } from './jobs.ts'
import type { OpenVault } from './open-vault.ts'

export function makeBundleFile(
  open: OpenVault,
  home: string,
  { file: typed }: Ask<'bundle.make'>,
): Result<Job, CallRefusal> {
  const file = exportFolder(home, typed)
  if (!file.ok) return file
  return open.jobs.start('bundle-make', async ({ signal, progress }) => {
    const written = await write(open, file.value, { signal, progress })
    return written.ok ? ok({ file: file.value, kilobytes: Math.ceil(written.value / 1024) }) : written
  })
}

export function takeBundleFile(
  open: OpenVault,
  home: string,
  { file: typed }: Ask<'bundle.take'>,
): Result<Job, CallRefusal> {
  const file = exportFolder(home, typed)
  if (!file.ok) return file
  return open.jobs.start('bundle-take', async ({ progress }) => {
    if (!(await readable(file.value))) return refuse({ kind: 'file-missing' })
    const { replica, acts } = open.organised
    const taken = await takeBundle(replica, () => pieces(file.value), {
      mail: async ({ sealed }) => void (await acts.takeMail([sealed])),
      progress: (entries) => progress(entries, 0),
    })
    if (!taken.ok) return refuse({ kind: bundleKinds[taken.refusal.kind] ?? taken.refusal.kind })
    // Everything of it is on the disk; what follows from it is finished by the next round, when there is room.
    await unlessFull(() => acts.settle())
    open.copies.changed()
    const { applied, waiting } = taken.value
    return ok({ applied, waiting })
  })
}

const bundleKinds: Readonly<Record<string, string>> = {
  'not-a-bundle': 'not-a-bundle',
  damaged: 'not-a-bundle',
  'not-a-colleague': 'bundle-of-no-colleague',
  'other-organisation': 'other-organisation',
  'newer-keys': 'cut-off',
}

async function* pieces(file: string): AsyncGenerator<Bytes, void, void> {
  for await (const piece of createReadStream(file, { highWaterMark: 64 * 1024 })) {
    if (piece instanceof Uint8Array) yield new Uint8Array(piece)
  }
}

async function readable(file: string): Promise<boolean> {
  try {
    await (await open(file, 'r')).close()
    return true
  } catch {
    return false
  }
}

/** Beside its place first: a stick that is pulled out in the middle has no half bundle under a whole one's name. */
async function write(
  { organised: { replica, acts } }: OpenVault,
  file: string,
  { signal, progress }: JobTools,
): Promise<Result<number, CallRefusal>> {
  const unfinished = `${file}.part`
  try {
    await mkdir(dirname(file), { recursive: true })
    const handle = await open(unfinished, 'wx', 0o600)
    let bytes = 0
    try {
      for await (const piece of makeBundle(replica, replica.deviceKey, { mail: acts.letters() })) {
        if (signal.aborted) return refuse({ kind: 'stopped' })
        await handle.write(piece)
        bytes += piece.length
        progress(bytes, 0)
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(unfinished, file)
    return ok(bytes)
  } catch (problem) {
    return refuse({ kind: kindOf(problem) })
  } finally {
    await rm(unfinished, { force: true })
  }
}

function kindOf(problem: unknown): string {
  const code = problem instanceof Error && 'code' in problem ? String(problem.code) : ''
  if (code === 'ENOSPC') return 'disk-full'
  return code === 'ENOENT' ? 'folder-missing' : 'not-allowed'
}
