/** A voice and files from a stranger: heard and saved when a person asks, never shown or run by themselves. */
import { fromBase64 } from '@safeconduct/core/base/bytes.ts'
import { useEffect, useState } from 'react'
import type { CallRefusal } from '../../calls/calls.ts'
import type { FileView, VoiceView } from '../../calls/line.ts'
import { call } from '../calls/client.ts'
import parts from '../style/parts.module.css'
import { useLanguage, useWords } from '../words/use-words.ts'
import css from './line.module.css'
import { LineRefused } from './line-refused.tsx'

type VoiceProps = { readonly request: string; readonly file: string; readonly voice: VoiceView }

export function VoiceFrom({ request, file, voice }: VoiceProps) {
  const { line: said } = useWords()
  const [address, setAddress] = useState<string>()
  const { busy, refusal, fetchBytes } = useBytes(request, file)
  // The sound lies in the browser's memory while it is shown, and goes with it.
  useEffect(() => () => (address === undefined ? undefined : URL.revokeObjectURL(address)), [address])
  const play = async (): Promise<void> => {
    const got = await fetchBytes()
    if (got !== undefined) setAddress(URL.createObjectURL(got))
  }
  return (
    <div className={css['file']}>
      <StateOf state={voice.state} />
      {voice.seconds !== undefined && <span>{said.thread.seconds(voice.seconds)}</span>}
      {address === undefined ? (
        <button type="button" disabled={busy || voice.state === 'gone'} onClick={() => void play()}>
          {said.thread.play}
        </button>
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: nobody has written down what a stranger just said
        <audio controls src={address} />
      )}
      <LineRefused refusal={refusal} />
    </div>
  )
}

export function FileFrom({ request, file }: { readonly request: string; readonly file: FileView }) {
  const { line: said } = useWords()
  const language = useLanguage()
  const { busy, refusal, fetchBytes } = useBytes(request, file.id)
  const kilobytes = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 0,
  })
  const save = async (): Promise<void> => {
    const got = await fetchBytes()
    if (got !== undefined) saveBytes(file.name, got)
  }
  return (
    <div className={css['file']}>
      <bdi>{file.name}</bdi> <span className={parts['facts']}>{kilobytes.format(file.bytes / 1_000)}</span>
      <StateOf state={file.state} />
      <button
        type="button"
        disabled={busy || file.state === 'gone' || file.state === 'coming'}
        onClick={() => void save()}
      >
        {said.thread.save}
      </button>
      <p className={parts['facts']}>{said.thread.savedAs}</p>
      <LineRefused refusal={refusal} />
    </div>
  )
}

function StateOf({ state }: Pick<VoiceView, 'state'>) {
  const { thread: said } = useWords().line
  return state === 'whole' ? null : <strong>{said[state]}</strong>
}

function useBytes(id: string, file: string) {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<CallRefusal>()
  const fetchBytes = async (): Promise<Blob | undefined> => {
    setBusy(true)
    setRefusal(undefined)
    const answer = await call('line.bytes', { id, file })
    setBusy(false)
    if (!answer.ok) {
      setRefusal(answer.refusal)
      return undefined
    }
    const bytes = fromBase64(answer.value.base64)
    return bytes === undefined ? undefined : new Blob([bytes], { type: playable(answer.value.type) })
  }
  return { busy, refusal, fetchBytes }
}

/** Only what a player takes keeps its type: everything else is bytes, so that no browser opens it as a page. */
function playable(type: string): string {
  return /^audio\/(webm|ogg|mp4|mpeg|wav|aac)\b/.test(type) ? type : 'application/octet-stream'
}

function saveBytes(name: string, bytes: Blob): void {
  const address = URL.createObjectURL(bytes)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
