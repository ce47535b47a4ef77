/** Reading an item's papers back: its chain, its seals as a stranger gets them, the annex; and erasing them. */
import { fromHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import type { Handling } from '@safeconduct/core/evidence/custody/annex.ts'
import { type CustodyChain, custodyChain, type KeptEvent } from '@safeconduct/core/evidence/custody/chain.ts'
import { codeOfHandler } from '@safeconduct/core/evidence/custody/event.ts'
import type { SealFiles } from '@safeconduct/core/evidence/seal/check-seal.ts'
import { saltText } from '@safeconduct/core/evidence/seal/commitment.ts'
import type { RecordChange } from '@safeconduct/core/vault/replica/outcomes.ts'
import type { StoredRecord } from '../../vault/stored-record.ts'
import { textOf } from '../../work/record-view.ts'
import type { CustodyIndex } from './custody-index.ts'

export function chainOf(index: CustodyIndex, item: string): Promise<CustodyChain> {
  return custodyChain(item, index.of(item, 'CustodyEvent').map(keptEvent))
}

/** The events of an item as a dossier carries them: body, signature, and proof where there is one. */
export function keptEvent(event: StoredRecord): KeptEvent {
  const [body, signature] = [textOf(event, 'body'), textOf(event, 'signature')]
  return {
    digest: textOf(event, 'digest'),
    ...(body === '' ? {} : { body: utf8(body) }),
    ...(signature === '' ? {} : { signature: utf8(signature) }),
  }
}

export type SealPapers = SealFiles & {
  readonly log: string
  readonly signer: string
  readonly tokens: readonly string[]
  /** What the file said of itself when it was taken in, where that was sealed with it and may be read here. */
  readonly report?: Uint8Array
  /** A proof of OpenTimestamps for the same checkpoint, as base64. */
  readonly ots?: string
}

/** The seals of an item that can be shown: not erased, and proved. */
export function sealsOf(index: CustodyIndex, item: string): readonly SealPapers[] {
  return index.of(item, 'Seal').flatMap((seal) => {
    const [manifest, salt, proof] = [textOf(seal, 'manifest'), textOf(seal, 'salt'), textOf(seal, 'proof')]
    if (manifest === '' || salt === '' || proof === '') return []
    const tokens = seal.fields.get('tokens')
    const [ots, report] = [textOf(seal, 'ots'), textOf(seal, 'report')]
    return [
      {
        manifest: utf8(manifest),
        salt: utf8(saltText(certain(fromHex(salt), 'the parser looked'))),
        signature: utf8(textOf(seal, 'signature')),
        proof: utf8(proof),
        log: textOf(seal, 'log'),
        signer: textOf(seal, 'signer'),
        tokens:
          tokens?.state === 'value' && Array.isArray(tokens.value)
            ? tokens.value.filter((token) => typeof token === 'string')
            : [],
        ...(report === '' ? {} : { report: utf8(report) }),
        ...(ots === '' ? {} : { ots }),
      },
    ]
  })
}

/** Who is behind the codes of an item, for the sealed annex alone. */
export function handlingsOf(index: CustodyIndex, item: string): readonly Handling[] {
  return index.of(item, 'CustodyEvent').flatMap((event) => {
    const key = fromHex(textOf(event, 'itemKey'))
    if (key?.length !== 32) return []
    const members = [textOf(event, 'by'), textOf(event, 'second')].filter((member) => member !== '')
    return [{ item, codes: members.map((is) => ({ code: codeOfHandler(key, is), is })) }]
  })
}

/** What of a paper says anything. */
const words = {
  Seal: ['manifest', 'report', 'salt', 'signature'],
  CustodyEvent: ['body', 'itemKey', 'salt', 'signature'],
} as const
type PaperType = keyof typeof words

/** Of every paper of an item the fields that are emptied, and struck from the entries, when it is erased. */
export function wordsOfPapers(
  index: CustodyIndex,
  item: RecordId,
): readonly { readonly id: RecordId; readonly type: PaperType; readonly fields: readonly string[] }[] {
  const of = (type: PaperType) => index.of(item, type).map(({ id }) => ({ id, type, fields: words[type] }))
  return [...of('Seal'), ...of('CustodyEvent')]
}

/** What empties the papers of an item: 32 bytes for each stay in the log, and match nothing. */
export function erasedPapers(index: CustodyIndex, item: RecordId): readonly RecordChange[] {
  return [...index.of(item, 'Seal'), ...index.of(item, 'CustodyEvent')].flatMap(({ id, type, fields }) =>
    type === 'Seal' || type === 'CustodyEvent'
      ? [{ id, type, fields: Object.fromEntries(words[type].flatMap((name) => emptied(name, fields))) }]
      : [],
  )
}

/** A seal from before there were reports has none, and lies whole under another key. */
function emptied(name: string, fields: StoredRecord['fields']): readonly (readonly [string, null])[] {
  return name === 'report' && !fields.has(name) ? [] : [[name, null]]
}
