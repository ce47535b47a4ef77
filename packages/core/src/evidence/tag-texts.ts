/** The files beside the payload as they follow from what is signed: written once, and written again to check. */
import { type Bytes, utf8 } from '../base/bytes.ts'
import { certain } from '../base/result.ts'
import { declaration, writeBagInfo } from './bag-declaration.ts'
import type { Contents } from './dossier.ts'
import { bagInfoFile, declarationFile, namespace, principal, signersFile } from './layout.ts'
import { fingerprintOf, parseKeyLine } from './ssh-key.ts'
import { allowedSigner } from './ssh-signature.ts'

export type PayloadSum = { readonly bytes: number; readonly files: number }

export function tagTexts(contents: Contents, payload: PayloadSum): ReadonlyMap<string, Bytes> {
  const key = certain(parseKeyLine(contents.signer), 'contents are parsed with their key')
  const info = writeBagInfo([
    ['Source-Organization', contents.organisation],
    ['External-Description', contents.title],
    ['Bagging-Date', contents.signedAt.slice(0, 10)],
    ['Bag-Software-Agent', contents.software],
    ['Payload-Oxum', `${payload.bytes}.${payload.files}`],
    ['Dossier-Format', contents.format],
    ['Dossier-Key', fingerprintOf(key)],
  ])
  return new Map([
    [declarationFile, utf8(declaration)],
    [bagInfoFile, utf8(info)],
    [signersFile, utf8(allowedSigner(principal, namespace, key))],
  ])
}
