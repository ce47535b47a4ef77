/** Consents: which can be used now and which cannot, and why; asking; and the day a person takes one back. */
import { consentPurpose } from '@safeconduct/core/records/vocabulary/consent-purpose.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import type { ConsentsView, ConsentView } from '../../../calls/cases-leaving.ts'
import { paths } from '../../frame/places.ts'
import parts from '../../style/parts.module.css'
import { useLeavingWords } from '../../words/cases/use-leaving-words.ts'
import { useLanguage } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { DueMark } from '../due.tsx'
import { Fold } from '../fold.tsx'
import { Nothing, Part } from '../room.tsx'
import { useLook } from '../use-cases.ts'
import { AskConsent } from './ask-consent.tsx'
import { Consent } from './consent.tsx'
import { recipientWords } from './recipients.ts'

export function Consents() {
  const { consents: said } = useLeavingWords()
  const { asked, again } = useLook('cases.consents', { language: useLanguage() })
  return (
    <Part
      tab="consents"
      title={said.title}
      asked={asked}
      show={(view) => (
        <div className={parts['two']}>
          <List view={view} again={again} />
          <aside className={parts['side']}>
            <Fold title={said.ask}>
              <AskConsent again={again} />
            </Fold>
          </aside>
        </div>
      )}
    />
  )
}

type ListProps = { readonly view: ConsentsView; readonly again: () => void }

function List({ view: { consents, now }, again }: ListProps) {
  const { consents: said } = useLeavingWords()
  if (consents.length === 0) return <Nothing what={said.none} why={said.noneWhy} />
  return (
    <ul className={css['rows']}>
      {consents.map((consent) => (
        <Line key={consent.id} consent={consent} now={now} again={again} />
      ))}
    </ul>
  )
}

type LineProps = { readonly consent: ConsentView; readonly now: string; readonly again: () => void }

/** Closed: one line. Open: all that was said, and what may be done. */
function Line(props: LineProps) {
  const { consent, now } = props
  const { consents: said } = useLeavingWords()
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  return (
    <li className={css['line']}>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary className={css['consent']}>
          <strong>{consent.code ?? ''}</strong>
          <span>
            {termWords(consentPurpose, consent.purpose, language)}{' '}
            <span className={css['quiet']}>{said.to(recipientWords(consent.recipients, language))}</span>
          </span>
          <span className={consent.usable ? undefined : css['missing']}>
            {consent.usable ? said.usable : said.notUsable}
          </span>
          <span>
            {consent.expires !== undefined && consent.expires.state !== 'late' && (
              <span className={css['quiet']}>{said.endsOn} </span>
            )}
            <DueMark due={consent.expires} now={now} over={said.over} />
          </span>
        </summary>
        {open && (
          <div className={parts['inside']}>
            {consent.caseId !== undefined && (
              <p>
                <Link href={paths.story(consent.caseId)}>{consent.code}</Link>
              </p>
            )}
            <Consent {...props} />
          </div>
        )}
      </details>
    </li>
  )
}
