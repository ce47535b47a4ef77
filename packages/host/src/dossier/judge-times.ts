/**
 * Judges the timestamps of a dossier by roots that the verifier has: those of the program's own platform, and any that were
 * given by hand. The roots inside a dossier are the sender's word and are not used.
 */
import { rootCertificates } from 'node:tls'
import type { CheckTime } from '@safeconduct/core/evidence/papers-check.ts'
import { certificatesIn } from '../evidence/timestamps/pem.ts'
import { verifyTimestamp } from '../evidence/timestamps/verify-timestamp.ts'

export function judgeTimes(more: readonly Uint8Array[] = []): CheckTime {
  // Most dossiers hold no token, and the platform's list is long.
  let roots: readonly Uint8Array[] | undefined
  return async (token, message) => {
    roots ??= [...more, ...rootCertificates.flatMap(certificatesIn)]
    const verified = await verifyTimestamp(token, { about: { message }, roots })
    if (verified.ok) {
      const { time, chain } = verified.value
      return { kind: 'at', time, by: nameOf(chain[0]?.subject ?? '') }
    }
    // Another root would make it good; anything else is wrong whoever signed.
    const { kind } = verified.refusal
    return { kind: kind === 'untrusted' || kind === 'no-signer-certificate' ? 'unjudged' : 'wrong' }
  }
}

/** The common name of whoever signed; where it has none, all of its name. */
export function nameOf(subject: string): string {
  return (/(?:^|, )CN=([^,]+)/.exec(subject)?.[1] ?? subject).slice(0, 200)
}
