/** `safeconduct dossier OUT --release ID`: what one approved release lets out, as a whole dossier. */
import { resolve } from 'node:path'
import { textOf } from '@safeconduct/core/base/bytes.ts'
import { parseJson } from '@safeconduct/core/base/json.ts'
import type { Language } from '@safeconduct/core/base/language.ts'
import { listOf, object, optional, text, whole } from '@safeconduct/core/base/parse.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { type AgeRecipient, parseAgeRecipient } from '@safeconduct/core/sealed/age/keys.ts'
import { CaseIndex } from '@safeconduct/host/cases/case-index.ts'
import { codeIn } from '@safeconduct/host/dossier/case/codes.ts'
import { makeCaseDossier, type Narrative } from '@safeconduct/host/dossier/case/make-case-dossier.ts'
import { evidenceRoom } from '@safeconduct/host/evidence/custody/evidence-room.ts'
import type { Vault } from '@safeconduct/host/vault/vault.ts'
import { software } from '@safeconduct/host/work/software.ts'
import { homeFolder, withVault } from '../open-home.ts'
import { printJson, progressLine, say } from '../output.ts'
import { askPassphrase } from '../passphrase.ts'
import { readPlainFile } from '../read-files.ts'
import { type Refused, refused } from '../refused.ts'

type Flags = {
  readonly home?: string | undefined
  readonly 'passphrase-file'?: string | undefined
  readonly release?: string | undefined
  readonly parts?: string | undefined
  readonly 'annex-for'?: string | undefined
  readonly title?: string | undefined
  readonly json?: boolean | undefined
}

export async function dossierOfRelease(out: string, language: Language, flags: Flags): Promise<number> {
  const narrative = narrativeIn(flags.parts)
  if (!narrative.ok) return refused(narrative.refusal)
  const annexFor = recipientsIn(flags['annex-for'])
  if (!annexFor.ok) return refused(annexFor.refusal)
  const passphrase = await askPassphrase(flags['passphrase-file'], 'Passphrase: ')
  if (!passphrase.ok) return refused(passphrase.refusal)
  const made = await withVault(homeFolder(flags.home), passphrase.value, (vault) =>
    makeIn(vault, { out, language, flags, narrative: narrative.value, annexFor: annexFor.value }),
  )
  const written = made.ok ? made.value : made
  if (!written.ok) return refused(written.refusal)
  const { items, bytes, key } = written.value
  say(`Written: ${items} items. Signed by ${key}.`)
  say('Tell the recipient this fingerprint by another way than the folder.')
  if (flags.json === true) await printJson({ items, bytes, key })
  return 0
}

type Asked = {
  readonly out: string
  readonly language: Language
  readonly flags: Flags
  readonly narrative: Narrative
  readonly annexFor: readonly AgeRecipient[]
}

async function makeIn(vault: Vault, { out, language, flags, narrative, annexFor }: Asked) {
  const room = await evidenceRoom(vault)
  if (room === undefined) return refuse({ kind: 'no-such-record' } as const)
  const cases = { vault, index: new CaseIndex(vault), by: room.by }
  const world = cases.index.world()
  const named = flags.release ?? ''
  const release = world.ofType('Release').find(({ id }) => id === named || codeIn(world, id) === named)
  if (release === undefined) return refuse({ kind: 'no-such-record' } as const)
  return makeCaseDossier(cases, room, {
    release: release.id,
    folder: resolve(out),
    title: flags.title ?? codeIn(world, release.id),
    language,
    software,
    narrative,
    annexFor,
    progress: progressLine('Writing'),
  })
}

const prose = listOf(text({ max: 20_000 }), { max: 500 })
const line = text({ max: 500, lines: false })
const narrativeShape = object({
  summary: optional(prose),
  methodology: optional(prose),
  jurisdiction: optional(listOf(object({ instrument: line, text: text({ max: 20_000 }) }), { max: 200 })),
  contact: optional(text({ max: 20_000 })),
  authority: optional(text({ max: 20_000 })),
  version: optional(whole(1, 10_000)),
  omit: optional(listOf(object({ what: line, reason: text({ max: 20_000 }) }), { max: 1000 })),
})

function narrativeIn(path: string | undefined): Result<Narrative, Refused> {
  if (path === undefined) return ok({ summary: [], jurisdiction: [], methodology: [] })
  const file = readPlainFile(path, 4 * 1024 * 1024)
  if (!file.ok) return file
  const json = parseJson(file.value)
  const parsed = json.ok ? narrativeShape(json.value, '') : undefined
  if (parsed?.ok !== true) return refuse({ kind: 'not-parts' })
  const { summary = [], jurisdiction = [], methodology = [], ...rest } = parsed.value
  return ok({ summary, jurisdiction, methodology, ...rest })
}

/** Named on the line, or one on each line of a file. */
function recipientsIn(given: string | undefined): Result<readonly AgeRecipient[], Refused> {
  if (given === undefined) return ok([])
  const file = given.startsWith('age1') ? undefined : readPlainFile(given, 1024 * 1024)
  const listed = file?.ok === true ? (textOf(file.value) ?? '').split('\n') : given.split(',')
  const found = listed.map((each) => each.trim()).filter((each) => each !== '' && !each.startsWith('#'))
  const recipients = found.flatMap((each) => {
    const parsed = parseAgeRecipient(each)
    return parsed.ok ? [parsed.value] : []
  })
  const isWhole = recipients.length > 0 && recipients.length === found.length
  return isWhole ? ok(recipients) : refuse({ kind: 'not-an-age-key' })
}
