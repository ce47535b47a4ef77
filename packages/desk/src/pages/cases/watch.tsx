/** What watches while every laptop is shut, said in one sentence; amber when nothing does. */

import { Link } from 'wouter'
import type { WatchView } from '../../calls/cases.ts'
import { paths } from '../frame/places.ts'
import { awayWords } from '../line/when.ts'
import parts from '../style/parts.module.css'
import { useLanguage, useWords } from '../words/use-words.ts'

export function Watch({ watch, now }: { readonly watch: WatchView; readonly now: string }) {
  const { cases, line } = useWords()
  const said = cases.watch
  const language = useLanguage()
  const away = watch.heardAt === undefined ? '' : awayWords(watch.heardAt, now, language)
  const { second } = watch
  const isWell = watch.state === 'heard' && (second === undefined || isSound(second))
  return (
    <div className={isWell ? parts['facts'] : parts['due']} role="status">
      <p>
        {watch.state === 'heard' && said.heard(watch.armed, away)}
        {watch.state === 'silent' && said.silent(away)}
        {watch.state === 'no-relay' && (
          <>
            {said['no-relay']} <Link href={paths.organisation('copies')}>{line.state.noRelayAct}</Link>
          </>
        )}
        {watch.state === 'never-heard' && said['never-heard']}
      </p>
      {watch.onlyHere > 0 && watch.state !== 'no-relay' && <p>{said.onlyHere(watch.onlyHere)}</p>}
      {second !== undefined && <p>{said.second[second.state](second.url, second.armed)}</p>}
      {second?.state === 'heard' && second.troubles.length > 0 && (
        <p>{second.troubles.includes('channel') ? said.second.channel : said.second.trouble}</p>
      )}
    </div>
  )
}

function isSound({ state, troubles }: NonNullable<WatchView['second']>): boolean {
  return state === 'heard' && troubles.length === 0
}
