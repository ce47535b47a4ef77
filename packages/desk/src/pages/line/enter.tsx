/** A call or a letter, written down by hand as a request of its own channel. */
import { languages } from '@safeconduct/core/base/language.ts'
import { requestChannel } from '@safeconduct/core/records/choices/line.ts'
import { priority } from '@safeconduct/core/records/vocabulary/priority.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { handChannels, type ThreadView } from '../../calls/line.ts'
import { call } from '../calls/client.ts'
import { useAct } from '../calls/use-act.ts'
import { readInstant, wholeMoment } from '../form/read-day.ts'
import { paths } from '../frame/places.ts'
import { languageName } from '../records/language-names.ts'
import parts from '../style/parts.module.css'
import { useLanguage, useWords } from '../words/use-words.ts'
import { Choice, TextField } from './field.tsx'
import { LineRefused } from './line-refused.tsx'
import { SafeFields, safeContactOf, useSafeSaid } from './safe-fields.tsx'
import { LineTabs } from './tabs.tsx'

/** Languages that callers most often speak first, then any other by its code. */
const offered: readonly string[] = [
  ...languages,
  'ce',
  'inh',
  'av',
  'kum',
  'ar',
  'fa',
  'tr',
  'uk',
  'de',
  'es',
]

export function EnterByHand() {
  const { line: said } = useWords()
  const mine = useLanguage()
  const [, go] = useLocation()
  const acting = useAct<ThreadView>()
  const [channel, setChannel] = useState<(typeof handChannels)[number]>('voice')
  const [lang, setLang] = useState<string>(mine)
  const [text, setText] = useState('')
  const [aboutOther, setAboutOther] = useState(false)
  const [urgency, setUrgency] = useState<string>('normal')
  const [when, setWhen] = useState('')
  const [safe, setSafe] = useSafeSaid()
  const keep = async (): Promise<void> => {
    const kept = await acting.run(
      call('line.enter', {
        channel,
        lang,
        text,
        aboutOther,
        priority: urgency,
        safeContact: safeContactOf(safe),
        ...(when.trim() === '' ? {} : { receivedAt: readInstant(when) }),
      }),
    )
    if (kept !== undefined) go(paths.thread(kept.id))
  }
  return (
    <>
      <LineTabs tab="queue" />
      <div className={parts['narrow']}>
        <p>
          <Link href={paths.place('line')}>{said.thread.back}</Link>
        </p>
        <h1>{said.enter.title}</h1>
        <Choice
          label={said.enter.channel}
          value={channel}
          of={handChannels.map((one) => [one, termWords(requestChannel, one, mine)] as const)}
          choose={setChannel}
        />
        <Choice
          label={said.enter.lang}
          value={lang}
          of={offered.map((one) => [one, languageName(one, mine)] as const)}
          choose={setLang}
        />
        <TextField label={said.enter.text} help={said.enter.textHelp} text={text} change={setText} rows={6} />
        <label className={parts['tick']}>
          <input
            type="checkbox"
            checked={aboutOther}
            onChange={({ target }) => setAboutOther(target.checked)}
          />
          {said.enter.aboutOther}
        </label>
        <Choice
          label={said.enter.priority}
          value={urgency}
          of={priority.terms.map(({ code }) => [code, termWords(priority, code, mine)] as const)}
          choose={setUrgency}
        />
        <TextField
          label={said.enter.when}
          help={said.enter.whenHelp}
          text={when}
          change={setWhen}
          read={wholeMoment}
        />
        <SafeFields said={safe} change={setSafe} />
        <p className={parts['facts']}>{said.enter.handOver}</p>
        <p>
          <button
            type="button"
            data-main
            disabled={acting.busy || text.trim() === ''}
            onClick={() => void keep()}
          >
            {said.enter.keep}
          </button>
        </p>
        <LineRefused refusal={acting.refusal} />
      </div>
    </>
  )
}
