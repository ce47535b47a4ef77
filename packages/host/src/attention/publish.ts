/**
 * A publication: one folder that opens from a stick, with its own check. docs/formats/attention.md, AT19 to AT22.
 *
 * ```
 * index.html                       the page, without script
 * kit.json  figures-1.csv …        the same for other programs
 * SHA256SUMS  SHA256SUMS.sig       the hash of every file above, and the organisation's signature over that list
 * allowed_signers  VERIFY.txt      the key, and what to type
 * ```
 *
 * It leaves only as a release does: approved by two, merged with the others, judged once more, and held against every
 * figure that ever left. The record keeps the hash of SHA256SUMS, which is the hash of everything.
 */
import { freeWordBreaks } from '@safeconduct/core/attention/page-breaks.ts'
import { checkLines, pageHtml, tableCsv } from '@safeconduct/core/attention/page-html.ts'
import { type PageWish, type PublicPage, publicPage } from '@safeconduct/core/attention/public-page.ts'
import { toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { canonicalBytes, type Json } from '@safeconduct/core/base/json.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { writeManifest } from '@safeconduct/core/evidence/bag-manifest.ts'
import { allowedSigner, signForSsh } from '@safeconduct/core/evidence/ssh-signature.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { publicKeyOf, type SigningKey } from '@safeconduct/core/sealed/sign.ts'
import type { CaseRecord } from '../cases/case-index.ts'
import { type CaseRefusal, type CasesWorld, recordIn, worldNow } from '../cases/cases-world.ts'
import { type Merging, sendRelease } from '../cases/release-acts.ts'
import type { DossierRefusal } from '../dossier/request.ts'
import { openStaging } from '../dossier/staging.ts'

export type PublishWish = {
  /** The approved release. */
  readonly release: string
  /** A new or empty folder. */
  readonly folder: string
  readonly signingKey: SigningKey
  readonly despite?: readonly string[]
} & Omit<PageWish, 'date'>

export type Published = { readonly folder: string; readonly files: readonly string[] }

const namespace = 'safeconduct-publication'
const signer = 'publication'

export async function publishRelease(
  cases: CasesWorld,
  wish: PublishWish,
  merge: Merging,
): Promise<Result<Published, CaseRefusal | DossierRefusal>> {
  const known = recordIn(cases, 'Release', wish.release)
  if (!known.ok) return known
  const breaks = freeWordBreaks(`${wish.title}\n${wish.lead}`, worldNow(cases), wish.release)
  if (breaks.length > 0) return refuse({ kind: 'rule-broken', breaks })
  // The place is looked at first: a release that was sent cannot be unsent because a disk is full.
  const staging = await openStaging(wish.folder, {
    random: cases.vault.random,
    seconds: Math.floor(cases.vault.clock.millis() / 1000),
  })
  if (!staging.ok) return staging
  const files = new Map<string, Uint8Array>()
  try {
    const sent = await sendRelease(
      cases,
      { id: wish.release, ...(wish.despite === undefined ? {} : { despite: wish.despite }) },
      merge,
      // Built from what stands after the merge, which is what was judged.
      (release) => {
        for (const [path, bytes] of filesOf(pageFor(cases, release, wish))) files.set(path, bytes)
        return sumsOf(files)
      },
    )
    if (!sent.ok) {
      await staging.value.drop()
      return sent
    }
    files.set('SHA256SUMS', sent.value)
    files.set('SHA256SUMS.sig', utf8(await signForSsh(wish.signingKey, namespace, sent.value)))
    files.set('allowed_signers', utf8(allowedSigner(signer, namespace, publicKeyOf(wish.signingKey))))
    files.set('VERIFY.txt', utf8(`${checkLines.join('\n')}\n`))
    for (const [path, bytes] of files) await staging.value.write(path, bytes)
    await staging.value.finish()
    return ok({ folder: wish.folder, files: [...files.keys()] })
  } catch (error) {
    await staging.value.drop().catch(() => undefined)
    throw error
  }
}

function pageFor(cases: CasesWorld, release: CaseRecord, wish: PublishWish): PublicPage {
  const { language, title, lead, organisation } = wish
  const date = cases.vault.clock.now().slice(0, 10)
  return publicPage(release, { language, title, lead, organisation, date }, worldNow(cases))
}

function filesOf(page: PublicPage): ReadonlyMap<string, Uint8Array> {
  return new Map<string, Uint8Array>([
    ['index.html', utf8(pageHtml(page))],
    ['kit.json', canonicalBytes(kitOf(page))],
    ...page.tables.map((table, i) => [`figures-${i + 1}.csv`, utf8(tableCsv(table))] as const),
  ])
}

function kitOf({ sections, tables, language, title, lead, organisation, date }: PublicPage): Json {
  return {
    format: 'safeconduct-publication/1',
    language,
    title,
    lead,
    organisation,
    date,
    sections: sections.map(({ name, entries }) => ({
      name,
      entries: entries.map(({ words, details, link }) => ({
        words,
        details: [...details],
        ...(link === undefined ? {} : { link }),
      })),
    })),
    figures: tables.map(({ definition, asOf, by, cells }) => ({
      definition,
      asOf,
      by: [...by],
      cells: cells.map(({ at, n }) => ({ at: [...at], n })),
    })),
  }
}

function sumsOf(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return utf8(writeManifest(new Map([...files].map(([path, bytes]) => [path, toHex(sha256(bytes))]))))
}
