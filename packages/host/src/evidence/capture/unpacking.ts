/** What reading a capture needs of the machine: unpacking by zlib, which says how many bytes it took, and X.509. */
import { createVerify, X509Certificate } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { isObject } from '@safeconduct/core/base/parse.ts'
import type { WaczTools } from '@safeconduct/core/evidence/wacz/check-wacz.ts'
import type { InflateMember } from '@safeconduct/core/evidence/warc/warc.ts'
import { platformInflate } from '@safeconduct/core/evidence/zip/platform-inflate.ts'

export const inflateMember: InflateMember = (packed, most) => {
  try {
    // Asked for its engine, zlib answers with more than its type says.
    const told: unknown = inflateRawSync(packed, { info: true, maxOutputLength: most })
    if (!isObject(told) || !isObject(told['engine'])) return 'broken'
    const { buffer } = told
    const used = told['engine']['bytesWritten']
    return buffer instanceof Uint8Array && typeof used === 'number'
      ? { bytes: new Uint8Array(buffer), used }
      : 'broken'
  } catch (problem) {
    const code = problem instanceof Error && 'code' in problem ? problem.code : ''
    if (code === 'ERR_BUFFER_TOO_LARGE') return 'too-large'
    return code === 'Z_BUF_ERROR' ? 'torn' : 'broken'
  }
}

export const waczTools: WaczTools = {
  inflate: platformInflate,
  inflateMember,
  domainSigned: (certificate, message, signature) => {
    try {
      const { publicKey } = new X509Certificate(certificate)
      return createVerify('SHA256').update(message).verify(publicKey, signature)
    } catch {
      return false
    }
  },
}
