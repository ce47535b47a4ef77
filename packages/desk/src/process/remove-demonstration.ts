/**
 * Removes the folder of a demonstration, and nothing of a person's own: she may have named a folder of hers as a
 * home, and a folder in it that is called the same and holds other things is not ours to remove.
 */
import { readdir, rm } from 'node:fs/promises'

export async function removeDemonstration(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => undefined)
  if (names?.every((name) => /^(?:vault\.db(?:-wal|-shm)?|boot(?:\.new)?|blobs)$/.test(name)) !== true) return
  await rm(folder, { recursive: true, force: true })
}
