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
import { pageBreaks } from '@safeconduct/core/attention/page-breaks.ts'
import { checkLines, pageHtml, tableCsv } from '@safeconduct/core/attention/page-html.ts'
import { type PublicPage, publicPage } from '@safeconduct/core/attention/public-page.ts'
import { toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { canonicalBytes, type Json } from '@safeconduct/core/base/json.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { writeManifest } from '@safeconduct/core/evidence/bag-manifest.ts'
import { allowedSigner, signForSsh } from '@safeconduct/core/evidence/ssh-signature.ts'
import { textIn } from '@safeconduct/core/rules/world.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { publicKeyOf, type SigningKey } from '@safeconduct/core/sealed/sign.ts'
import type { CaseRecord } from '../cases/case-index.ts'
import { type CaseRefusal, type CasesWorld, recordIn, worldNow } from '../cases/cases-world.ts'
import { isCancelled, type Merging, sendRelease } from '../cases/release-acts.ts'
import type { DossierRefusal } from '../dossier/request.ts'
import { openStaging } from '../dossier/staging.ts'
import { PressWorld } from './press-world.ts'

export type PublishWish = {
  /** The approved release. */
  readonly release: string
  /** A new or empty folder. */
  readonly folder: string
  readonly signingKey: SigningKey
  readonly organisation: string
  readonly despite?: readonly string[]
}

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
  const breaks = pageBreaks(known.value, worldNow(cases))
  if (breaks.length > 0) return refuse({ kind: 'rule-broken', breaks })
  if ((await merge()) === 'silent') return refuse({ kind: 'not-merged' })
  const release = recordIn(cases, 'Release', wish.release)
  if (!release.ok) return release
  // Nothing of a draft is written in clear, not for a second.
  if (textIn(release.value, 'state') !== 'approved' || isCancelled(release.value))
    return refuse({ kind: 'not-now', field: 'state' })
  const page = pageOf(cases, release.value, wish.organisation)
  if (page === undefined) return refuse({ kind: 'not-now', field: 'page' })
  const staging = await openStaging(wish.folder, {
    random: cases.vault.random,
    seconds: Math.floor(cases.vault.clock.millis() / 1000),
  })
  if (!staging.ok) return staging
  try {
    // All of it is on the disk before the release is sent: what was sent cannot be unsent because a disk is full.
    const files = await signedFiles(page, wish.signingKey)
    for (const [path, bytes] of files) await staging.value.write(path, bytes)
    const sent = await sendRelease(
      cases,
      { id: wish.release, ...(wish.despite === undefined ? {} : { despite: wish.despite }) },
      async () => 'merged',
      // What leaves is what was written, and its hash is what the record keeps.
      () => files.get(sumsFile) ?? new Uint8Array(),
    )
    if (sent.ok) await staging.value.finish()
    else await staging.value.drop()
    return sent.ok ? ok({ folder: wish.folder, files: [...files.keys()] }) : sent
  } catch (error) {
    await staging.value.drop().catch(() => undefined)
    throw error
  }
}

const sumsFile = 'SHA256SUMS'

async function signedFiles(page: PublicPage, key: SigningKey): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = filesOf(page)
  const sums = sumsOf(files)
  return new Map<string, Uint8Array>([
    ...files,
    [sumsFile, sums],
    [`${sumsFile}.sig`, utf8(await signForSsh(key, namespace, sums))],
    ['allowed_signers', utf8(allowedSigner(signer, namespace, publicKeyOf(key)))],
    ['VERIFY.txt', utf8(`${checkLines.join('\n')}\n`)],
  ])
}

/** The page as it would leave now; undefined where the release is to be no page. */
function pageOf(cases: CasesWorld, release: CaseRecord, organisation: string): PublicPage | undefined {
  const date = cases.vault.clock.now().slice(0, 10)
  // With the words of the reports: whether two of them conflict is read there.
  return publicPage(release, { organisation, date }, PressWorld.of(cases).world())
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
