/** Which sealed roots a published copy is held against: what `--root` gives. */
import { parseManifest } from '@safeconduct/core/evidence/seal/manifest.ts'
import { readPlainFile } from '../read-files.ts'

/** `given`: 64 digits, or the manifest of the sealed original, of which those of a fitting scheme count. Lower case. */
export function rootsIn(
  given: string | undefined,
  isFitting: (scheme: string) => boolean,
): readonly string[] {
  if (given === undefined) return []
  if (/^[0-9a-f]{64}$/i.test(given)) return [given.toLowerCase()]
  const file = readPlainFile(given, 16 * 1024 * 1024)
  const manifest = file.ok ? parseManifest(file.value) : undefined
  if (manifest?.ok !== true) return []
  return manifest.value.files.flatMap(({ redactable }) =>
    redactable !== undefined && isFitting(redactable.scheme) ? [redactable.root] : [],
  )
}
