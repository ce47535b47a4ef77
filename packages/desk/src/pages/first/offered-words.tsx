import { useCallback, useEffect, useState } from 'react'
import { call } from '../calls/client.ts'
import css from '../form/control.module.css'
import { useWords } from '../words/use-words.ts'
import door from './door.module.css'

/** Words drawn by the process: people choose badly, dice do not. */
export function OfferedWords({ use }: { readonly use: (passphrase: string) => void }) {
  const { first } = useWords()
  const [offered, setOffered] = useState<string>()
  const draw = useCallback(async (): Promise<void> => {
    const drawn = await call('passphrase.offer', {})
    if (drawn.ok) setOffered(drawn.value.passphrase)
  }, [])
  useEffect(() => void draw(), [draw])
  if (offered === undefined) return null
  return (
    <div className={css['field']}>
      <span className={css['label']}>{first.offered}</span>
      <output className={door['offer']} dir="ltr">
        {offered}
      </output>
      <div className={door['row']}>
        <button type="button" onClick={() => use(offered)}>
          {first.useOffered}
        </button>
        <button type="button" data-plain onClick={() => void draw()}>
          {first.offerOther}
        </button>
      </div>
    </div>
  )
}
