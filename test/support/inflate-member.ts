/** One DEFLATE stream by Node's zlib, which says how many bytes it took; for tests of what reads captures. */
import { inflateRawSync } from 'node:zlib'
import type { InflateMember } from '@safeconduct/core/evidence/warc/warc.ts'

export const inflateMember: InflateMember = (packed, most) => {
  try {
    const told: unknown = inflateRawSync(packed, { info: true, maxOutputLength: most })
    const { buffer, engine } = told as { buffer: Uint8Array; engine: { bytesWritten: number } }
    return { bytes: new Uint8Array(buffer), used: engine.bytesWritten }
  } catch (problem) {
    const { code } = problem as { code?: string }
    if (code === 'ERR_BUFFER_TOO_LARGE') return 'too-large'
    return code === 'Z_BUF_ERROR' ? 'torn' : 'broken'
  }
}
