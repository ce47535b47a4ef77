/** A whole dossier of one sealed photograph: seal, ledger, witness, time and custody as real as tests can make them. */
import { type Bytes, concat, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { instantOf } from '@safeconduct/core/base/date.ts'
import { recordId } from '@safeconduct/core/base/id.ts'
import { canonicalBytes } from '@safeconduct/core/base/json.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain, type Result } from '@safeconduct/core/base/result.ts'
import { custodyNamespace, digestOf, writeCustodyEvent } from '@safeconduct/core/evidence/custody/event.ts'
import { writeReport } from '@safeconduct/core/evidence/intake/report.ts'
import { annexFile, policyFile } from '@safeconduct/core/evidence/layout.ts'
import {
  keyOf as ledgerKeyOf,
  logKey,
  MemoryLedger,
  origin,
  witnessKey,
} from '@safeconduct/core/evidence/ledger/ledger.fixture.ts'
import { appendEntries, proofOf, signCheckpoint, stepOf } from '@safeconduct/core/evidence/ledger/ledger.ts'
import { cosignNote, type Note, noteText } from '@safeconduct/core/evidence/ledger/note.ts'
import { policyText } from '@safeconduct/core/evidence/ledger/policy.ts'
import { proofText } from '@safeconduct/core/evidence/ledger/proof.ts'
import { checkpointName } from '@safeconduct/core/evidence/papers-check.ts'
import { partsOf } from '@safeconduct/core/evidence/parts/parts.fixture.ts'
import { sealNamespace } from '@safeconduct/core/evidence/seal/check-seal.ts'
import { commitmentOf, newSalt, saltText } from '@safeconduct/core/evidence/seal/commitment.ts'
import { writeManifest } from '@safeconduct/core/evidence/seal/manifest.ts'
import { fingerprintOf } from '@safeconduct/core/evidence/ssh-key.ts'
import { signForSsh } from '@safeconduct/core/evidence/ssh-signature.ts'
import { sealAge } from '@safeconduct/core/sealed/age/age-file.ts'
import { newAgeIdentity } from '@safeconduct/core/sealed/age/keys.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { publicKeyOf } from '@safeconduct/core/sealed/sign.ts'
import type { LocalAuthority } from '../evidence/timestamps/authority.fixture.ts'
import { timestampRequest } from '../evidence/timestamps/request.ts'
import { moment } from './dossier.fixture.ts'
import type { DossierOriginal, DossierPaper, WholeParts } from './request.ts'

export const photograph: Bytes = concat(new Uint8Array([0xff, 0xd8, 0xff]), utf8('a picture'))
export const annexKey = newAgeIdentity(platformRandom)

export const sealedItems: readonly DossierOriginal[] = [
  {
    name: 'photograph.jpg',
    title: 'Photograph, backs of both legs',
    source: 'P-01',
    receivedAt: instantOf(moment),
    mediaType: 'image/jpeg',
    content: photograph,
  },
]

function sure<T, R extends { readonly kind: string }>(result: Result<T, R>): T {
  if (!result.ok) throw new Error(result.refusal.kind)
  return result.value
}

const deviceKey = await ledgerKeyOf(3)
const by = { code: 'H-0a', key: fingerprintOf(publicKeyOf(deviceKey)) }
const tool = { name: 'Safeconduct', version: '0.1.0' }
const item = sure(recordId('0123456789abcdef0123456789abcdef', ''))

/** Everything beside the photograph, over `sealed` bytes: the right ones, or a forger's. */
export async function wholeParts(authority: LocalAuthority, sealed: Bytes = photograph): Promise<WholeParts> {
  const at = instantOf(moment)
  const report = reportOn(sealed)
  const manifest = sure(
    writeManifest({
      item,
      files: [
        { role: 'original', sha256: toHex(sha256(sealed)), bytes: sealed.length, mediaType: 'image/jpeg' },
        {
          role: 'metadata',
          sha256: toHex(sha256(report)),
          bytes: report.length,
          mediaType: 'application/json',
          derivedFrom: toHex(sha256(sealed)),
        },
      ],
      receivedVia: 'by-hand',
      receivedAt: at,
      sealedAt: at,
      sealer: by,
      tool,
      consents: [],
    }),
  )
  const salt = newSalt(platformRandom)
  const log = new MemoryLedger()
  const step = stepOf([commitmentOf(salt, manifest)], { random: platformRandom })
  appendEntries(log, step.entries)
  const note = await witnessed(await signCheckpoint(log, origin, await ledgerKeyOf(1)))
  const proof = proofText(proofOf(log, certain(step.places[0], 'one was put in'), note))
  const name = `data/proofs/ledger/${checkpointName(note)}`
  const token = authority.answer(timestampRequest(utf8(note.text), platformRandom).der)
  const policy = policyText([await logKey(1)], [{ name: 'partner', key: await witnessKey(2) }], 1)
  const files: readonly (readonly [string, Bytes])[] = [
    ['data/proofs/001/manifest.json', manifest],
    ['data/proofs/001/manifest.json.sshsig', utf8(await signForSsh(deviceKey, sealNamespace, manifest))],
    ['data/proofs/001/salt.hex', utf8(saltText(salt))],
    ['data/proofs/001/manifest.tlog-proof', utf8(proof)],
    ['data/proofs/001/report.json', report],
    ['data/proofs/001/custody.jsonl', await custody()],
    [`${name}.checkpoint`, utf8(noteText(note))],
    [`${name}-1.tsr`, token],
    [policyFile, utf8(policy)],
    [annexFile, await sealAge([annexKey.recipient], utf8('item,code,is\n'), platformRandom)],
  ]
  const papers = files.map(([path, bytes]): DossierPaper => ({ path, bytes }))
  return { content: partsOf, papers }
}

/** What the photograph said of itself when it came, as the camera's own clock had it. */
export function reportOn(file: Bytes, takenAt = '2021-08-01 09:00:00'): Bytes {
  const of = { sha256: toHex(sha256(file)), bytes: file.length, type: 'image/jpeg' }
  const said = { type: 'image/jpeg', width: 8, height: 8, exif: { takenAt }, parts: [], behind: 0 }
  const metadata = { said: { ...said, thumbnails: [] } }
  return sure(writeReport({ of, also: [], metadata, readers: [{ name: 'sharp', version: '0.35.5' }] }))
}

async function witnessed(note: Note): Promise<Note> {
  const seconds = Math.floor(moment / 1000)
  const line = await cosignNote(await ledgerKeyOf(2), { name: 'partner.example/2', text: note.text, seconds })
  return { ...note, lines: [...note.lines, line] }
}

async function custody(): Promise<Bytes> {
  const event = sure(
    writeCustodyEvent({
      id: item,
      type: 'received',
      item,
      files: [],
      start: instantOf(moment),
      clock: { source: 'device' },
      actor: by.code,
      place: 'own-premises',
      consents: [],
      tool,
      outcome: 'success',
      medium: 'vault',
      // Signs that a string of JSON, and a string within a string, spell otherwise.
      remarks: 'The label said "gate\\door"\nand дверь',
      previous: [],
      key: by.key,
    }),
  )
  const body = new TextDecoder().decode(event)
  const signature = await signForSsh(deviceKey, custodyNamespace, event)
  return concat(canonicalBytes({ digest: digestOf(event), body, signature }), utf8('\n'))
}
