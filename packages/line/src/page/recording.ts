/**
 * Speaking instead of writing. The recording is announced to the line by a follow-up (which holds its key), and its
 * seconds are sent under that key as they are made; they wait in order when the relay is silent.
 *
 * The meter shows what the microphone hears and nothing else: it does not move for a microphone that is covered.
 */
import { platformRandom } from '@safeconduct/core/base/random.ts'
import type { ThreadKeys } from '@safeconduct/core/line/code-keys.ts'
import { cut, mostVoicePieces, pieceRoom, type VoiceType, voiceTypes } from '@safeconduct/core/line/voice.ts'
import { newSealKey } from '@safeconduct/core/sealed/seal.ts'
import type { Context } from './context.ts'
import { type Piece, type Place, sendPiece } from './piece-sending.ts'

/** Enough for speech; twelve kilobits a second make a second of it one piece. */
const bitsPerSecond = 12_000

type Voice = { readonly place: Place; readonly queue: Queue }

export type VoiceScreen = { readonly open: (keys: ThreadKeys) => void }

/** Binds the voice's part of the page, once; `open` says whose thread is spoken into. */
export function bindVoice(context: Context): VoiceScreen {
  const { parts, settings, forgetting } = context
  const type = voiceTypes.find((one) => canRecord() && MediaRecorder.isTypeSupported(one))
  const stop = new AbortController()
  let keys: ThreadKeys | undefined
  let live: Live | undefined
  forgetting.add(() => {
    stop.abort()
    live?.recorder.stop()
    keys = undefined
    live = undefined
  })
  const onLive = (name: string, work: (recorder: MediaRecorder) => void): void => {
    parts.button(name).addEventListener('click', () => {
      if (live === undefined || live.recorder.state === 'inactive') return
      work(live.recorder)
      showButtons(context, live.recorder.state)
      live.tell()
    })
  }
  onLive('voice-pause', (recorder) => recorder.pause())
  onLive('voice-resume', (recorder) => recorder.resume())
  onLive('voice-stop', (recorder) => recorder.stop())
  parts.show('voice-live', type !== undefined)
  parts.button('voice-start').addEventListener('click', () => {
    if (type === undefined || keys === undefined) return
    const say = (): void => parts.say('voice-state', settings.say('voice-refused'))
    void record(context, keys, type, stop.signal).then((now) => {
      if (now === undefined) return say()
      live = now
    }, say)
  })
  parts.input('voice-file').addEventListener('change', () => {
    if (keys !== undefined) pick(context, keys, stop.signal)
  })
  return {
    open: (now) => {
      keys = now
    },
  }
}

/** A recording from the phone, for browsers that make none themselves. */
function pick(context: Context, keys: ThreadKeys, signal: AbortSignal): void {
  const { parts, settings } = context
  const [file] = parts.input('voice-file').files ?? []
  const known = file && typeOf(file)
  parts.show('voice-never', file !== undefined && known === undefined)
  if (file === undefined || known === undefined) return
  if (file.size === 0) return parts.say('voice-state', settings.say('file-empty'))
  if (file.size > pieceRoom.voice * mostVoicePieces)
    return parts.say('voice-state', settings.say('voice-full'))
  void sendRecording(context, keys, file, known, signal)
}

/** Phones name the same thing in several ways. */
function typeOf({ type }: File): VoiceType | undefined {
  if (/^audio\/(?:x-)?m4a/.test(type)) return 'audio/mp4'
  if (/^audio\/(?:x-)?wav|^audio\/mp3/.test(type)) return type.endsWith('mp3') ? 'audio/mpeg' : 'audio/wav'
  return voiceTypes.find((one) => type.startsWith(one.replace(/;.*/, '')))
}

function canRecord(): boolean {
  return typeof MediaRecorder === 'function' && typeof navigator.mediaDevices?.getUserMedia === 'function'
}

/** Tells the line that a voice is coming, and what opens it; pieces are sent as soon as it knows. */
function announce(context: Context, keys: ThreadKeys, type: VoiceType, signal: AbortSignal): Voice {
  const { line } = context
  const place = { slot: platformRandom.bytes(16), key: newSealKey(platformRandom), kind: 'voice' } as const
  const voice = { slot: place.slot, key: place.key, type }
  const id = platformRandom.bytes(16)
  const told = line.send(
    { kind: 'follow-up', thread: keys.thread, id, text: '', voice },
    { kind: 'nothing' },
    () => {},
  )
  return { place, queue: new Queue(context, place, told, signal) }
}

/** Pieces on their way, a few at a time, the first one alone. */
class Queue {
  readonly #context: Context
  readonly #place: Place
  readonly #signal: AbortSignal
  readonly #waiting: Piece[] = []
  #busy = 0
  #sent = 0
  #added = 0
  #open = false
  #ended = false
  #full = false
  #silent = false
  onChange: () => void = () => {}

  constructor(context: Context, place: Place, told: Promise<unknown>, signal: AbortSignal) {
    this.#context = context
    this.#place = place
    this.#signal = signal
    void told.then(() => {
      this.#open = true
      this.#next()
    })
  }

  get state(): {
    readonly sent: number
    readonly added: number
    /** The last piece is among them, and all have come in. A recorder that stopped still has a second to give. */
    readonly done: boolean
    readonly full: boolean
    readonly silent: boolean
  } {
    const done = this.#ended && this.#sent === this.#added
    return { sent: this.#sent, added: this.#added, done, full: this.#full, silent: this.#silent }
  }

  add(content: Uint8Array, last: boolean): void {
    this.#waiting.push({ index: this.#added++, last, content })
    this.#ended ||= last
    this.#next()
  }

  #next(): void {
    // The first piece makes the place at the relay; until it is there, the others would be refused.
    const room = this.#sent === 0 ? 1 : 3
    while (this.#open && !this.#full && this.#busy < room) {
      const piece = this.#waiting.shift()
      if (piece === undefined) return
      this.#busy++
      void this.#send(piece)
    }
  }

  async #send(piece: Piece): Promise<void> {
    const silent = (): void => {
      this.#silent = true
      this.onChange()
    }
    const sent = await sendPiece(this.#context, this.#place, piece, { signal: this.#signal, silent })
    this.#busy--
    this.#silent = false
    if (sent === 'sent') this.#sent++
    if (sent === 'full') this.#full = true
    this.onChange()
    this.#next()
  }
}

type Live = { readonly recorder: MediaRecorder; readonly tell: () => void }

/** Undefined: the browser, or the person, gave no microphone. */
async function record(
  context: Context,
  keys: ThreadKeys,
  type: VoiceType,
  signal: AbortSignal,
): Promise<Live | undefined> {
  const stream = await microphone()
  if (stream === undefined) return undefined
  const { queue } = announce(context, keys, type, signal)
  const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: bitsPerSecond })
  const meter = meterOf(context, stream)
  const tell = (): void => tellVoice(context, recorder, queue, meter.isQuiet())
  queue.onChange = tell
  // Pieces are cut in the order in which their seconds were heard, however long each takes to read.
  let cutting = Promise.resolve()
  recorder.addEventListener('dataavailable', ({ data }) => {
    cutting = cutting.then(async () => {
      const content = new Uint8Array(await new Response(data).arrayBuffer())
      if (content.length > 0) for (const piece of cut(content, 'voice')) queue.add(piece, false)
      if (queue.state.added >= mostVoicePieces - 2 && recorder.state !== 'inactive') recorder.stop()
      tell()
    })
  })
  recorder.addEventListener('stop', () => {
    meter.stop()
    for (const track of stream.getTracks()) track.stop()
    showButtons(context, 'inactive')
    cutting = cutting.then(() => {
      queue.add(new Uint8Array(0), true)
      tell()
    })
  })
  recorder.start(1_000)
  showButtons(context, 'recording')
  return { recorder, tell }
}

async function microphone(): Promise<MediaStream | undefined> {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 }, video: false })
  } catch {
    return undefined
  }
}

function showButtons({ parts }: Context, state: RecordingState): void {
  parts.show('voice-start', state === 'inactive')
  parts.show('voice-pause', state === 'recording')
  parts.show('voice-resume', state === 'paused')
  parts.show('voice-stop', state !== 'inactive')
  parts.show('voice-level', state === 'recording')
  parts.show('voice-pick', state === 'inactive')
}

function tellVoice(
  { parts, settings: { say } }: Context,
  recorder: MediaRecorder,
  queue: Queue,
  quiet: boolean,
): void {
  const { sent, added, done, full, silent } = queue.state
  const said = full
    ? say('voice-full')
    : done
      ? say('voice-done', { n: Math.max(0, added - 1) })
      : silent
        ? say('voice-silent', { n: added - sent })
        : recorder.state === 'paused'
          ? say('voice-paused', { n: added })
          : quiet
            ? say('voice-quiet')
            : say('voice-on', { n: added, sent })
  parts.say('voice-state', said)
}

type Meter = { readonly isQuiet: () => boolean; readonly stop: () => void }

const quietAfter = 3_000

function meterOf({ parts }: Context, stream: MediaStream): Meter {
  const audio = new AudioContext()
  const ears = audio.createAnalyser()
  ears.fftSize = 1_024
  audio.createMediaStreamSource(stream).connect(ears)
  const wave = new Float32Array(ears.fftSize)
  let heard = performance.now()
  const timer = setInterval(() => {
    ears.getFloatTimeDomainData(wave)
    const loudness = Math.sqrt(wave.reduce((sum, value) => sum + value * value, 0) / wave.length)
    // A scale of sixty decibels, as people hear.
    parts.meter().value = loudness === 0 ? 0 : Math.max(0, 1 + Math.log10(loudness) / 3)
    if (loudness > 0.002) heard = performance.now()
  }, 100)
  return {
    isQuiet: () => performance.now() - heard > quietAfter,
    stop: () => {
      clearInterval(timer)
      parts.meter().value = 0
      void audio.close()
    },
  }
}

/** A recording that was made elsewhere: the same pieces, read one after the other. */
async function sendRecording(
  context: Context,
  keys: ThreadKeys,
  file: File,
  type: VoiceType,
  signal: AbortSignal,
): Promise<void> {
  const { parts, settings } = context
  const { queue } = announce(context, keys, type, signal)
  const content = new Uint8Array(await new Response(file).arrayBuffer())
  const pieces = cut(content, 'voice')
  queue.onChange = () => {
    const { sent, added, done, full, silent } = queue.state
    const said = full ? 'voice-full' : done ? 'voice-done' : silent ? 'voice-silent' : 'voice-on'
    parts.say('voice-state', settings.say(said, { n: silent ? added - sent : added, sent }))
  }
  for (const [index, piece] of pieces.entries()) queue.add(piece, index === pieces.length - 1)
}
