/**
 * Every page of a vault file and of its write-ahead log, decrypted: live, free and overwritten ones alike.
 *
 * Written anew from the cipher's description (sqleet: ChaCha20-Poly1305, 16 bytes of nonce and 16 of tag at the
 * end of a page), so that a scan for what must be gone does not ask the library that was to remove it.
 */
import { createDecipheriv } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'

const pageSize = 8192
const reserved = 32
/** The first bytes of page 1 (size of a page, versions) are not encrypted, but for the name of the format. */
const plainStart = 24

export function everyPage(path: string, key: Uint8Array): readonly Buffer[] {
  const file = readFileSync(path)
  const pages: Buffer[] = []
  for (let at = 0; at + pageSize <= file.length; at += pageSize)
    pages.push(decrypted(file.subarray(at, at + pageSize), at / pageSize + 1, key))
  if (!existsSync(`${path}-wal`)) return pages
  const log = readFileSync(`${path}-wal`)
  for (let at = 32; at + 24 + pageSize <= log.length; at += 24 + pageSize) {
    const number = log.readUInt32BE(at)
    pages.push(decrypted(log.subarray(at + 24, at + 24 + pageSize), number, key))
  }
  return pages
}

function decrypted(page: Buffer, number: number, key: Uint8Array): Buffer {
  const end = page.length - reserved
  const nonce = page.subarray(end, end + 16)
  const counter = (nonce.readUInt32LE(12) ^ number) >>> 0
  const oneTime = keystream(key, nonce, counter, Buffer.alloc(64)).subarray(32)
  const start = number === 1 ? plainStart : 0
  const content = keystream(oneTime, nonce, (counter + 1) >>> 0, page.subarray(start, end))
  return Buffer.concat([page.subarray(0, start), content])
}

function keystream(key: Uint8Array, nonce: Buffer, counter: number, bytes: Buffer): Buffer {
  const start = Buffer.alloc(16)
  start.writeUInt32LE(counter)
  nonce.copy(start, 4, 0, 12)
  const cipher = createDecipheriv('chacha20', key, start)
  return Buffer.concat([cipher.update(bytes), cipher.final()])
}
