/**
 * Leaving nothing behind in the process that speaks HTTP: it lives on when the vault is locked.
 *
 * It handles passphrases and content only as bytes, because bytes can be overwritten and a JavaScript string
 * cannot. A test looks through its memory after a lock.
 */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'

/**
 * Room for bytes that will be overwritten. Given its own buffer, because the engine keeps small arrays
 * (up to 64 bytes, a passphrase) in its heap, and a collection moves them and leaves the old place as it was.
 */
export function wipeable(count: number): Bytes {
  return new Uint8Array(new ArrayBuffer(count))
}

/** Overwrites what is not needed any more. */
export function wipe(bytes: Uint8Array): void {
  bytes.fill(0)
}

/** Four times what the platform reads from a line at once. */
export const rinsingLength = 256 * 1024
