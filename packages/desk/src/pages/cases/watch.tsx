/** What watches while every laptop is shut, said in one sentence; amber when nothing does. */
import type { WatchView } from '../../calls/cases.ts'
import { awayWords } from '../line/when.ts'
import parts from '../style/parts.module.css'
import { useLanguage, useWords } from '../words/use-words.ts'

export function Watch({ watch, now }: { readonly watch: WatchView; readonly now: string }) {
  const { watch: said } = useWords().cases
  const language = useLanguage()
  const away = watch.heardAt === undefined ? '' : awayWords(watch.heardAt, now, language)
  const isWell = watch.state === 'heard'
  return (
    <div className={isWell ? parts['facts'] : parts['due']} role="status">
      <p>
        {watch.state === 'heard' && said.heard(watch.armed, away)}
        {watch.state === 'silent' && said.silent(away)}
        {watch.state === 'no-relay' && said['no-relay']}
        {watch.state === 'never-heard' && said['never-heard']}
      </p>
      {watch.onlyHere > 0 && watch.state !== 'no-relay' && <p>{said.onlyHere(watch.onlyHere)}</p>}
    </div>
  )
}
