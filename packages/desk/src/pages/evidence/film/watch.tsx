/**
 * A part of a film to watch. The workbench makes it anew, small and short; the browser is never given what came in, because
 * its reader of films is a program that strangers aim at.
 */
import { fromBase64 } from '@safeconduct/core/base/bytes.ts'
import { useEffect, useState } from 'react'
import type { Answer } from '../../../calls/calls.ts'
import type { FilmView } from '../../../calls/evidence-items.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import { Refused } from '../../frame/refused.tsx'
import parts from '../../style/parts.module.css'
import { useLanguage } from '../../words/use-words.ts'
import { useEvidenceWords } from '../use-evidence-words.ts'
import css from './film.module.css'
import { secondWords } from './frames.ts'

type Props = {
  readonly id: string
  readonly film: FilmView
  readonly from: number
  readonly opened: () => void
}
type Part = Pick<Answer<'evidence.clip'>, 'base64' | 'seconds'> & { readonly from: number }

export function Watch({ id, film, from, opened }: Props) {
  const { look: said } = useEvidenceWords().films
  const { busy, refusal, run } = useAct<Answer<'evidence.clip'>>()
  const [withSound, setSound] = useState(false)
  const [part, setPart] = useState<Part>()
  const make = async (): Promise<void> => {
    setPart(undefined)
    const made = await run(call('evidence.clip', { id, from, sound: withSound }))
    if (made === undefined) return
    setPart({ ...made, from })
    opened()
  }
  return (
    <div className={parts['part']}>
      <p className={parts['row']}>
        <button type="button" disabled={busy} onClick={() => void make()}>
          {said.watch}
        </button>
        {film.sound && (
          <label className={parts['tick']}>
            <input type="checkbox" checked={withSound} onChange={({ target }) => setSound(target.checked)} />
            {said.sound}
          </label>
        )}
        <span role="status">{busy && said.making}</span>
        {part !== undefined && (
          <button type="button" onClick={() => setPart(undefined)}>
            {said.close}
          </button>
        )}
      </p>
      <p className={parts['facts']}>{said.watchHelp}</p>
      <Refused refusal={refusal} />
      {part !== undefined && <Played part={part} />}
    </div>
  )
}

function Played({ part: { base64, from, seconds } }: { readonly part: Part }) {
  const { look: said } = useEvidenceWords().films
  const language = useLanguage()
  const [address, setAddress] = useState<string>()
  const [cannot, setCannot] = useState(false)
  useEffect(() => {
    const bytes = fromBase64(base64)
    if (bytes === undefined) return undefined
    const made = URL.createObjectURL(new Blob([bytes], { type: 'video/mp4' }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [base64])
  if (address === undefined) return null
  if (cannot) return <p className={parts['note']}>{said.notPlayed}</p>
  return (
    // It has no words of its own that could stand under it: what is said in it is in the item's transcript.
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- nobody has written any
    <video
      className={css['played']}
      src={address}
      controls
      controlsList="nodownload noremoteplayback"
      disablePictureInPicture
      aria-label={said.film(secondWords(from, language), secondWords(from + seconds, language))}
      onError={() => setCannot(true)}
    />
  )
}
