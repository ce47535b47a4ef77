/** What a file says of itself: asked for, because it tells where somebody was as a picture does. Text only. */
import { printable } from '@safeconduct/core/base/printable.ts'
import { useState } from 'react'
import type { CallRefusal } from '../../../calls/calls.ts'
import type { InsideView, ReportView, TakenFiles } from '../../../calls/evidence-items.ts'
import { call } from '../../calls/client.ts'
import { whileSaving } from '../../calls/saving.ts'
import { useAct } from '../../calls/use-act.ts'
import { Refused } from '../../frame/refused.tsx'
import { changed } from '../../records/changes.ts'
import parts from '../../style/parts.module.css'
import { useLanguage } from '../../words/use-words.ts'
import { Outcomes } from '../taking/outcomes.tsx'
import { useEvidenceWords } from '../use-evidence-words.ts'
import css from './look.module.css'

export function Report({ id, opened }: { readonly id: string; readonly opened: () => void }) {
  const { report: said, look } = useEvidenceWords().items
  const [report, setReport] = useState<ReportView>()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<CallRefusal>()
  const ask = async (): Promise<void> => {
    setBusy(true)
    const answer = await whileSaving(call('evidence.report', { id }))
    setBusy(false)
    setRefusal(answer.ok ? undefined : answer.refusal)
    if (!answer.ok) return
    setReport(answer.value)
    opened()
  }
  return (
    <div className={parts['part']}>
      {report === undefined ? (
        <p className={parts['row']}>
          <button type="button" disabled={busy} onClick={() => void ask()}>
            {said.look}
          </button>
          <span role="status">{busy && look.opening}</span>
        </p>
      ) : (
        <Said id={id} report={report} />
      )}
      <Refused refusal={refusal} />
    </div>
  )
}

function Said({ id, report }: { readonly id: string; readonly report: ReportView }) {
  const { report: said, look } = useEvidenceWords().items
  const { type, also, traces, credentials, inside, whys, sealed } = report
  const sentences: Readonly<Record<string, string>> & { readonly other: string } = look.whys
  const isSilent = traces.length === 0 && (credentials?.state ?? 'none') === 'none' && inside === undefined
  return (
    <section className={parts['part']} aria-label={said.look}>
      <h2>{said.look}</h2>
      <p className={parts['facts']}>{said.help}</p>
      <p>
        <bdi>{type}</bdi>
        {also.length > 0 && ` · ${said.also} ${also.join(', ')}`}
      </p>
      {isSilent && whys.length === 0 && <p>{said.none}</p>}
      <dl className={css['facts']}>
        {traces.map(({ name, value }) => (
          <Fact key={name} name={said.traces[name]} value={value} />
        ))}
        {credentials !== undefined && credentials.state !== 'none' && (
          <Fact
            name={said.credentials}
            value={[
              isUnread(credentials) ? said.unreadable : said.states[credentials.state],
              credentials.signer === undefined ? '' : `${said.by} ${credentials.signer}`,
              credentials.signedAt ?? '',
              credentials.generator ?? '',
              ...(isUnread(credentials) ? [] : credentials.problems),
            ]
              .filter((one) => one !== '')
              .join(' · ')}
          />
        )}
      </dl>
      {sealed !== undefined && (
        <p className={sealed.same ? parts['facts'] : parts['note']}>
          {sealed.same ? said.sealed : said.sealedOther} <bdi className={css['hash']}>{sealed.sha256}</bdi>
        </p>
      )}
      {inside !== undefined && <Inside id={id} inside={inside} />}
      {whys.map((why) => (
        <p key={why} className={parts['note']}>
          {sentences[why] ?? sentences.other}
        </p>
      ))}
    </section>
  )
}

/** A damaged file says nothing of a signature: nobody found one that does not fit. */
function isUnread({ problems }: NonNullable<ReportView['credentials']>): boolean {
  return problems.length === 1 && problems[0] === 'unreadable'
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <bdi>{printable(value)}</bdi>
      </dd>
    </>
  )
}

/** As they are written on telephones, in every language. */
const apps: Readonly<Record<string, string>> = {
  signal: 'Signal',
  telegram: 'Telegram',
  whatsapp: 'WhatsApp',
}

/** What somebody has to know of the flaws of docs/formats/zip.md. */
function flawGroup(flaw: string): 'bomb' | 'torn' | 'locked' | 'leaves' | 'other' {
  if (['ratio', 'too-large', 'too-many-entries'].includes(flaw)) return 'bomb'
  if (['not-a-zip', 'torn', 'packed-bytes', 'many-disks', 'crc'].includes(flaw)) return 'torn'
  if (['encrypted', 'method'].includes(flaw)) return 'locked'
  return ['symlink', 'special-file', 'name'].includes(flaw) ? 'leaves' : 'other'
}

type InsideProps = { readonly id: string; readonly inside: InsideView }

function Inside({ id, inside: { flaw, files, total, chats } }: InsideProps) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const { busy, done, refusal, run } = useAct<TakenFiles>()
  const { report: said } = useEvidenceWords().items
  const figures = new Intl.NumberFormat(useLanguage())
  return (
    <>
      <h3>{said.inside}</h3>
      {flaw !== undefined && (
        <p>
          {said.flaw} {said.flaws[flawGroup(flaw)]}
        </p>
      )}
      <ul className={parts['lines']}>
        {chats.map(({ app, title, messages, first, last }) => (
          <li key={`${app} ${title ?? ''}`}>
            {apps[app] ?? app} <bdi>{printable(title ?? '')}</bdi> · {said.messages(figures.format(messages))}{' '}
            · <bdi>{[first, last].filter((at) => at !== undefined).join(' – ')}</bdi>
          </li>
        ))}
        {files.map(({ name, size }) => (
          <li key={name}>
            <label className={parts['tick']}>
              <input
                type="checkbox"
                checked={chosen.includes(name)}
                onChange={({ target }) =>
                  setChosen(target.checked ? [...chosen, name] : chosen.filter((one) => one !== name))
                }
              />
              <bdi>{printable(name)}</bdi> <span className={parts['facts']}>{figures.format(size)}</span>
            </label>
          </li>
        ))}
      </ul>
      {files.length > 0 && (
        <p>
          <button
            type="button"
            disabled={busy || chosen.length === 0}
            onClick={() => void run(call('evidence.takeOut', { id, names: chosen })).then(changed)}
          >
            {said.takeOut}
          </button>
        </p>
      )}
      <Refused refusal={refusal} />
      {done !== undefined && <Outcomes arriving={done.files} />}
      {total > files.length && (
        <p className={parts['facts']}>
          {said.more}
          {figures.format(total - files.length)}
        </p>
      )}
    </>
  )
}
