/** The records that a page can show: those that may stand on it to be ticked, the others with what refuses them. */
import { useId, useState } from 'react'
import { Link } from 'wouter'
import type { Offered, OfferedView, ShownKind } from '../../../calls/publication.ts'
import { useCall } from '../../calls/use-call.ts'
import cases from '../../cases/cases.module.css'
import { Breaks } from '../../cases/cases-refused.tsx'
import { hrefOf } from '../../cases/hits.ts'
import control from '../../form/control.module.css'
import { Refused } from '../../frame/refused.tsx'
import parts from '../../style/parts.module.css'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useLanguage, useWords } from '../../words/use-words.ts'
import css from './publish.module.css'
import { purpose, readerOf, type TypedPage, type TypingPage } from './typed-page.ts'

type Choosing = Pick<TypingPage, 'change'> & { readonly typed: TypedPage }

export function OfferedRecords({ typed, change }: Choosing) {
  const { waiting } = useWords()
  const { page: said } = usePressWords()
  const id = useId()
  const [find, setFind] = useState('')
  const asked = useCall('press.offered', {
    purpose,
    identifiability: typed.level,
    // While its name is being typed an outlet is nobody in particular.
    to:
      typed.reader === 'press' && typed.outlet.trim() === '' ? { kind: 'press', name: '-' } : readerOf(typed),
    language: useLanguage(),
  })
  return (
    <fieldset className={parts['group']}>
      <legend>{said.records}</legend>
      <div className={control['field']}>
        <label htmlFor={id}>{said.find}</label>
        <input
          id={id}
          type="search"
          value={find}
          autoComplete="off"
          onChange={({ target }) => setFind(target.value)}
        />
      </div>
      {asked.state === 'waiting' && <p role="status">{waiting}</p>}
      <Refused refusal={asked.state === 'refused' ? asked.refusal : undefined} />
      {asked.state === 'answered' &&
        asked.value.kinds.map((one) => (
          <Kind
            key={one.kind}
            of={one}
            find={find}
            items={typed.items}
            change={(items) => change({ items })}
          />
        ))}
    </fieldset>
  )
}

type KindProps = {
  readonly of: OfferedView['kinds'][number]
  readonly find: string
  readonly items: readonly string[]
  readonly change: (items: readonly string[]) => void
}

const openFirst: ReadonlySet<ShownKind> = new Set(['Statement'])

function Kind({ of: { kind, total, records }, find, items, change }: KindProps) {
  const { page: said, listed } = usePressWords()
  const wanted = find.trim().toLowerCase()
  const found = records.filter(({ record, words = '' }) =>
    `${record.title} ${words}`.toLowerCase().includes(wanted),
  )
  const [may, mayNot] = [
    found.filter(({ breaks }) => breaks.length === 0),
    found.filter(({ breaks }) => breaks.length > 0),
  ]
  const tick = (id: string, isOn: boolean): void =>
    change(isOn ? [...items, id] : items.filter((one) => one !== id))
  return (
    <details className={parts['fold']} open={openFirst.has(kind)}>
      <summary>
        <h2>{said.kinds[kind]}</h2>
        <span className={parts['facts']}>{said.mayStand(may.length)}</span>
      </summary>
      <div className={css['kind']}>
        {records.length < total && (
          <p className={parts['facts']}>{listed(String(records.length), String(total))}</p>
        )}
        {found.length === 0 && <p className={parts['facts']}>{said.nothing}</p>}
        <ul>
          {may.map(({ record, words }) => (
            <li key={record.id}>
              <label className={css['tick']}>
                <input
                  type="checkbox"
                  checked={items.includes(record.id)}
                  onChange={({ target }) => tick(record.id, target.checked)}
                />
                <span>
                  <bdi>{record.title}</bdi>
                  {words !== undefined && (
                    <bdi className={css['detail']} dir="auto">
                      {words}
                    </bdi>
                  )}
                </span>
              </label>
            </li>
          ))}
        </ul>
        {mayNot.length > 0 && <MayNot all={mayNot} />}
      </div>
    </details>
  )
}

function MayNot({ all }: { readonly all: readonly Offered[] }) {
  const { page: said } = usePressWords()
  return (
    <details>
      <summary className={parts['facts']}>{said.mayNot(all.length)}</summary>
      <ul className={css['not']}>
        {all.map(({ record, breaks }) => (
          <li key={record.id}>
            <p className={cases['missing']}>
              <Link href={hrefOf(record)}>
                <bdi>{record.title}</bdi>
              </Link>
            </p>
            <Breaks
              breaks={breaks.map(({ rule, because, allow, names }) => ({ rule, because, allow, names }))}
            />
          </li>
        ))}
      </ul>
    </details>
  )
}
