/**
 * What a conversation is when a person hands over the file that a telephone made of it: messages in the order in
 * which they stand there, with what the file says of them and nothing that was guessed.
 *
 * The file stays the evidence. This is how it is read. Rules IN40 to IN49 of docs/formats/intake.md.
 */

export const chatApps = ['signal', 'telegram', 'whatsapp'] as const
export type ChatApp = (typeof chatApps)[number]

export type ChatMessage = {
  /** From 1, in the order of the file. */
  readonly number: number
  /** As ISO 8601: with Z where the file has an absolute time, without a zone where it has the telephone's clock. */
  readonly at?: string
  /** The time as the file has it. */
  readonly saidAt: string
  /** As the file names the sender; without one it is a notice of the program. */
  readonly from?: string
  readonly text: string
  /** Names of files that came with it, as the export has them. */
  readonly files: readonly string[]
  /** What the program itself says of the message. */
  readonly marks: readonly ChatMark[]
}

export const chatMarks = ['edited', 'deleted', 'forwarded', 'file-not-exported'] as const
export type ChatMark = (typeof chatMarks)[number]

export type Chat = {
  readonly app: ChatApp
  readonly title?: string
  readonly messages: readonly ChatMessage[]
  /** What a reader should know of the reading. */
  readonly notes: readonly ChatNote[]
}

export const chatNotes = [
  /** Days and months could be either way round: no date was set. */
  'day-or-month-unclear',
  /** Times are those of a telephone whose zone is not in the file. */
  'no-zone',
  /** Messages of a kind that is not read; they are in the file. */
  'some-not-read',
  /** The file goes on above the limit. */
  'cut',
] as const
export type ChatNote = (typeof chatNotes)[number]

export const mostMessages = 500_000
/** Above this a file is kept and not read: no telephone writes such a conversation as text. */
export const mostChatBytes = 128 * 1024 * 1024

/** Without marks of direction and of width that programs strew in; line breaks stay. */
export function withoutMarks(text: string): string {
  return text.replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
}

/** `undefined` fields are left out, because a record has none. */
export function messageOf(
  number: number,
  said: {
    readonly at?: string | undefined
    readonly saidAt: string
    readonly from?: string | undefined
    readonly text: string
    readonly files?: readonly string[]
    readonly marks?: ChatMessage['marks']
  },
): ChatMessage {
  return {
    number,
    ...(said.at === undefined ? {} : { at: said.at }),
    saidAt: said.saidAt,
    ...(said.from === undefined ? {} : { from: said.from }),
    text: said.text,
    files: said.files ?? [],
    marks: said.marks ?? [],
  }
}

/** Milliseconds of a file, when they are a time that can be. */
export function instantText(millis: number): string | undefined {
  if (!Number.isFinite(millis) || millis <= 0 || millis > 4_102_444_800_000) return undefined
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(millis)).toString()
}
