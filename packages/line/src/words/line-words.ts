/**
 * What the page of the line says, as one shape: a language that lacks a sentence does not compile.
 *
 * For whoever reads them frightened, at night, on a small screen, perhaps with somebody beside them. Short sentences,
 * no blame, nothing that looks like what it is from across a room. No sentence ever asks why somebody is hunted.
 *
 * `said` are the sentences that the script fills in; `{n}` and its like stand for what it fills in. Everything else
 * stands in the HTML and is there before any script.
 */
export type LineWords = {
  /** Of the window, the history and the list of open tabs: it must say nothing. */
  readonly title: string
  readonly name: string
  readonly languages: string
  readonly exit: string
  readonly exitKeys: string
  readonly intro: {
    readonly heading: string
    readonly lead: string
    /** So that a thread about a late salary, which a second code opens, is nothing odd on this page. */
    readonly everyday: string
    readonly keptHeading: string
    readonly kept: readonly string[]
    readonly notKeptHeading: string
    readonly notKept: readonly string[]
    readonly notAsked: string
    readonly cannotHeading: string
    readonly cannot: readonly string[]
    readonly otherWays: string
    readonly noScript: readonly string[]
    /** In a language whose safety texts no native speaker has signed yet; empty where one has. */
    readonly unreviewed: string
  }
  readonly start: { readonly write: string; readonly comeBack: string; readonly file: string }
  readonly write: WriteWords
  readonly code: CodeWords
  readonly sent: SentWords
  readonly back: BackWords
  readonly voice: VoiceWords
  readonly said: Said
}

export type WriteWords = {
  readonly heading: string
  readonly about: string
  readonly self: string
  readonly other: string
  readonly otherNote: string
  readonly text: string
  readonly textHint: string
  readonly speak: string
  readonly speakHint: string
  readonly safe: string
  readonly safeHint: string
  readonly when: string
  readonly anyTime: string
  readonly between: string
  readonly from: string
  readonly to: string
  readonly clock: string
  readonly screen: string
  readonly onlyMe: string
  readonly others: string
  readonly unknown: string
  readonly way: string
  readonly wayHint: string
  readonly cannotTalk: string
  readonly cannotTalkHint: string
  readonly second: string
  readonly secondNote: string
  readonly secondWant: string
  readonly topic: string
  readonly next: string
  readonly stop: string
}

export type CodeWords = {
  readonly heading: string
  readonly why: string
  readonly showDigits: string
  readonly keep: string
  readonly onPaper: string
  readonly onPaperHow: string
  readonly saveAs: string
  readonly saveAsHow: string
  readonly copy: string
  readonly aloud: string
  readonly aloudHow: string
  readonly second: string
  readonly secondHow: string
  readonly confirm: string
  readonly confirmHint: string
  readonly send: string
  readonly change: string
}

export type SentWords = {
  readonly stays: string
  readonly next: string
  readonly speak: string
  readonly tryNow: string
}

export type BackWords = {
  readonly heading: string
  readonly code: string
  readonly codeHint: string
  readonly open: string
  readonly answers: string
  readonly none: string
  readonly again: string
  readonly older: string
  readonly follow: string
  readonly send: string
  readonly speak: string
  readonly attach: string
  readonly attachHint: string
  readonly attachStop: string
  readonly burn: string
  readonly burnNote: string
  readonly burnSure: string
  readonly burnNo: string
}

export type VoiceWords = {
  readonly heading: string
  readonly note: string
  readonly start: string
  readonly pause: string
  readonly resume: string
  readonly stop: string
  readonly level: string
  readonly file: string
  readonly fileHint: string
  readonly never: string
}

/** What the script may say. One key, one sentence; the names in braces are filled in. */
export const sayings = [
  'press1',
  'press2',
  'press-late',
  'no-crypto',
  'no-line',
  'line-full',
  'line-closed',
  'wrong-signature',
  'wait',
  'text-empty',
  'text-long',
  'text-room',
  'text-holds-code',
  'hours-wrong',
  'code-matches',
  'code-other',
  'show-words',
  'show-digits',
  'copied',
  'not-copied',
  'stamp',
  'sealing',
  'sending',
  'silent',
  'refused-full',
  'sent',
  'follow-sent',
  'code-empty',
  'code-short',
  'code-long',
  'code-word',
  'code-like',
  'code-groups',
  'code-wrong',
  'opening',
  'looking',
  'hidden-sign',
  'mixed-letters',
  'answer-at',
  'burnt',
  'file-large',
  'file-empty',
  'file-progress',
  'file-done',
  'file-stopped',
  'file-silent',
  'voice-on',
  'voice-paused',
  'voice-quiet',
  'voice-done',
  'voice-silent',
  'voice-refused',
  'voice-full',
] as const
export type Saying = (typeof sayings)[number]
export type Said = { readonly [S in Saying]: string }
