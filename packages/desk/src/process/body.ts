/** The body of a request, with an end: a page cannot fill the memory of the process that it talks to. */
import type { IncomingMessage } from 'node:http'
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { wipe, wipeable } from './wipe.ts'

export type BodyRefusal = { readonly kind: 'too-large' | 'broken-off' }

export async function readBody(request: IncomingMessage, most: number): Promise<Result<Bytes, BodyRefusal>> {
  if (Number(request.headers['content-length'] ?? 0) > most) return refuse({ kind: 'too-large' })
  const parts: Uint8Array[] = []
  try {
    return await gathered(request, most, parts)
  } catch {
    return refuse({ kind: 'broken-off' })
  } finally {
    // A passphrase may have come in them.
    for (const part of parts) wipe(part)
  }
}

async function gathered(
  request: IncomingMessage,
  most: number,
  parts: Uint8Array[],
): Promise<Result<Bytes, BodyRefusal>> {
  let length = 0
  // Without `destroyOnReturn: false`, giving up would also cut the line on which the refusal travels back.
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    if (!(part instanceof Uint8Array)) return refuse({ kind: 'broken-off' })
    parts.push(part)
    length += part.length
    if (length > most) return refuse({ kind: 'too-large' })
  }
  const body = wipeable(length)
  let at = 0
  for (const part of parts) {
    body.set(part, at)
    at += part.length
  }
  return ok(body)
}
