/** What the workbench says of a file, as the process that asked reads it: nothing is taken that is not in this form. */
import {
  listOf,
  type ObjectOf,
  object,
  oneOf,
  optional,
  type Parser,
  text,
  unfit,
  whole,
  yesOrNo,
} from '../../base/parse.ts'
import { ok } from '../../base/result.ts'
import { archiveKinds } from '../intake/archive.ts'
import { type Chat, chatApps, chatMarks, chatNotes, mostMessages } from '../intake/chat/chat.ts'

const line = text({ max: 300, lines: false })
const side = whole(1, 1_000_000)

const number: Parser<number> = (value, field) =>
  typeof value === 'number' && Number.isFinite(value) ? ok(value) : unfit(field, 'not-a-number')

const place = object({
  latitude: number,
  longitude: number,
  altitude: optional(number),
  at: optional(line),
})

const exif = object({
  make: optional(line),
  model: optional(line),
  software: optional(line),
  artist: optional(line),
  copyright: optional(line),
  serial: optional(line),
  owner: optional(line),
  takenAt: optional(line),
  changedAt: optional(line),
  place: optional(place),
  thumbnail: optional(whole(0, Number.MAX_SAFE_INTEGER)),
  makerNote: optional(whole(0, Number.MAX_SAFE_INTEGER)),
})

const metadataShape = {
  type: line,
  /** 0 for a film that does not say. */
  width: whole(0, 1_000_000),
  height: whole(0, 1_000_000),
  exif: optional(exif),
  /** Blocks beside the pixels, by name. */
  parts: listOf(object({ name: line, bytes: whole(0, Number.MAX_SAFE_INTEGER) }), { max: 10_000 }),
  /** Bytes behind the end of the picture. */
  behind: whole(0, Number.MAX_SAFE_INTEGER),
  /** Where a small picture of the uncovered original lies. */
  thumbnails: listOf(oneOf(['exif', 'jfif', 'more-pictures', 'xmp', 'credentials']), { max: 5 }),
}
export type PictureMetadata = ObjectOf<typeof metadataShape>
export const parseMetadata: Parser<PictureMetadata> = object(metadataShape)

const credentialsShape = {
  state: oneOf(['none', 'valid', 'trusted', 'invalid']),
  /** Codes of the C2PA specification, of everything that was not as it should be. */
  problems: listOf(line, { max: 1000 }),
  /** Who signed, as the certificate says. */
  signer: optional(line),
  signedAt: optional(line),
  generator: optional(line),
}
export type Credentials = ObjectOf<typeof credentialsShape>
export const parseCredentials: Parser<Credentials> = object(credentialsShape)

export const parsePicture = object({ width: side, height: side })
export const parseRaster = object({ width: side, height: side, decoder: line })
export const parsePages = object({
  pages: whole(1, 100_000),
  sizes: listOf(object({ width: side, height: side }), { max: 500 }),
})
export const parsePaper = object({ pages: whole(1, 5000) })
export const parseFilm = object({ bytes: whole(1, Number.MAX_SAFE_INTEGER) })

/** Of a film: how long, how many frames in a second, its size as it is seen, and at which second each still stands. */
const positive: Parser<number> = (value, field) =>
  typeof value === 'number' && value >= 0 && value <= 86_400 ? ok(value) : unfit(field, 'not-a-number')
const stillsShape = {
  seconds: positive,
  rate: positive,
  sound: yesOrNo,
  width: side,
  height: side,
  stills: listOf(object({ at: positive }), { min: 1, max: 24 }),
}
export type Stills = ObjectOf<typeof stillsShape>
export const parseStills: Parser<Stills> = object(stillsShape)
export const parseClip = object({ seconds: positive })

/** What lies in an archive or a conversation, as the workbench tells it. */
const count = whole(0, Number.MAX_SAFE_INTEGER)
const words = text({ max: 64 * 1024 * 1024, allowEmpty: true })
const chat: Parser<Chat> = object({
  app: oneOf(chatApps),
  title: optional(words),
  notes: listOf(oneOf(chatNotes), { max: 10 }),
  messages: listOf(
    object({
      number: count,
      at: optional(line),
      saidAt: words,
      from: optional(words),
      text: words,
      files: listOf(words, { max: 1000 }),
      marks: listOf(oneOf(chatMarks), { max: 10 }),
    }),
    { max: mostMessages },
  ),
})

const insideShape = {
  /** Why an archive was not opened, in the words of docs/formats/zip.md. */
  flaw: optional(line),
  archive: optional(
    object({
      is: oneOf(archiveKinds),
      marks: listOf(line, { max: 10 }),
      missing: listOf(words, { max: 10_000 }),
      entries: listOf(object({ name: words, kind: oneOf(['file', 'folder']), size: count }), {
        max: 100_000,
      }),
    }),
  ),
  chats: listOf(chat, { max: 10_000 }),
}
export type Inside = ObjectOf<typeof insideShape>
export const parseInside: Parser<Inside> = object(insideShape)
export const parseTakenOut = object({ is: oneOf(archiveKinds), names: listOf(words, { max: 10_000 }) })
