/**
 * An account set anew for people outside: what was given on one side, what would leave on the other. Names become codes,
 * sentences go whole; what is made is saved with the proof that the rest is as it was sealed.
 */
import { type Language, languages } from '@safeconduct/core/base/language.ts'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type {
  AccountView,
  AccountWish,
  LabelKind,
  MadeAccount,
  SealedAccount,
} from '../../../calls/evidence-items.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import { useCall } from '../../calls/use-call.ts'
import { paths } from '../../frame/places.ts'
import { Refused } from '../../frame/refused.tsx'
import { useKeys } from '../../frame/use-keys.ts'
import { Choice } from '../../line/field.tsx'
import { useKept } from '../../line/use-line.ts'
import { changed } from '../../records/changes.ts'
import parts from '../../style/parts.module.css'
import { useLanguage, useWords } from '../../words/use-words.ts'
import { useEvidenceWords } from '../use-evidence-words.ts'
import css from './account.module.css'
import { type Listed, Names } from './names.tsx'
import { Paragraphs } from './paragraphs.tsx'

type Out = AccountWish['leaveOut'][number]

export function SetAnew({ id }: { readonly id: string }) {
  const words = useWords()
  const { account: said } = useEvidenceWords().items
  const [, go] = useLocation()
  const [labels, setLabels] = useState<Language>(useLanguage())
  const [names, setNames] = useState<readonly Listed[]>([])
  const [leaveOut, setLeaveOut] = useState<readonly Out[]>([])
  const wish: AccountWish = { id, labels, named: namedOf(names), leaveOut }
  // While the next answer is on its way the one before stays: nobody reads a page that blinks at each letter.
  const [seals, setSeals] = useState(0)
  const asked = useKept(useCall('evidence.account', wish, seals))
  useKeys('record', { back: () => go(paths.record('Testimony', id)) })
  const press = (out: Out): void => {
    const others = leaveOut.filter((one) => !isSame(one, out))
    setLeaveOut(others.length === leaveOut.length ? [...leaveOut, out] : others)
  }
  return (
    <article className={parts['wide']}>
      <Link href={paths.record('Testimony', id)}>{said.back}</Link>
      <header>
        <h1>
          {said.title}{' '}
          <bdi className={css['of']}>{asked.state === 'answered' ? asked.value.account.title : ''}</bdi>
        </h1>
        <p className={parts['facts']}>{said.why}</p>
      </header>
      {asked.state === 'waiting' && <p role="status">{words.waiting}</p>}
      <Refused refusal={asked.state === 'refused' ? asked.refusal : undefined} />
      {asked.state === 'answered' && (
        <>
          <div className={css['work']}>
            <Paragraphs account={asked.value} press={press} />
            <aside className={css['names']}>
              <Choice
                label={said.labels}
                value={labels}
                of={languages.map(
                  (one) => [one, new Intl.DisplayNames(one, { type: 'language' }).of(one) ?? one] as const,
                )}
                choose={setLabels}
              />
              <Names names={names} change={setNames} />
              <Make account={asked.value} wish={wish} />
              {(asked.value.canSeal || seals > 0) && (
                <SealNow id={id} sealed={() => setSeals((before) => before + 1)} />
              )}
            </aside>
          </div>
        </>
      )}
    </article>
  )
}

function Make({ account, wish }: { readonly account: AccountView; readonly wish: AccountWish }) {
  const { account: said } = useEvidenceWords().items
  const { busy, done, refusal, run } = useAct<MadeAccount>()
  const figures = new Intl.NumberFormat(useLanguage())
  const all = account.paragraphs.flatMap(({ sentences }) => sentences)
  const counted = (is: (typeof all)[number]['is']): string =>
    figures.format(all.filter((one) => one.is === is).length)
  const make = async (): Promise<void> => {
    if ((await run(call('evidence.accountMake', wish))) !== undefined) changed()
  }
  return (
    <div className={parts['part']}>
      <p>{said.counts(counted('given'), counted('coded'), counted('left-out'))}</p>
      {account.left.length > 0 && <p className={parts['due']}>{said.left(account.left.join(', '))}</p>}
      {!account.sealed && <p className={parts['note']}>{said.notSealed}</p>}
      <p>
        <button
          type="button"
          data-main
          disabled={busy || !account.sealed || account.left.length > 0}
          onClick={() => void make()}
        >
          {said.make}
        </button>
      </p>
      <div role="status">
        {done !== undefined && (
          <p className={parts['became']}>
            {said.made} <Link href={paths.record('EvidenceItem', done.item)}>{said.open}</Link>
          </p>
        )}
      </div>
      <Refused refusal={refusal} />
    </div>
  )
}

/** What stands in the way is said; what a court will ask is said too, and stops nothing. */
function SealNow({ id, sealed }: { readonly id: string; readonly sealed: () => void }) {
  const { account: said } = useEvidenceWords().items
  const { busy, done, refusal, run } = useAct<SealedAccount>()
  const seal = async (): Promise<void> => {
    if ((await run(call('evidence.accountSeal', { id }))) === undefined) return
    changed()
    sealed()
  }
  return (
    <div className={parts['part']}>
      {done === undefined && (
        <>
          <p className={parts['facts']}>{said.sealHelp}</p>
          <p>
            <button type="button" disabled={busy} onClick={() => void seal()}>
              {said.seal}
            </button>
          </p>
        </>
      )}
      <div role="status">
        {done !== undefined && <Reasons title={said.should} none={said.sealed} of={done.should} />}
      </div>
      <Refused refusal={refusal} />
      {refusal?.kind === 'not-ready' && (
        <Reasons title={said.must} none="" of={refusal.reason?.split(' ') ?? []} />
      )}
    </div>
  )
}

type ReasonsProps = { readonly title: string; readonly none: string; readonly of: readonly string[] }

function Reasons({ title, none, of }: ReasonsProps) {
  const readiness: Readonly<Record<string, string>> = useEvidenceWords().items.account.readiness
  if (of.length === 0) return <p>{none}</p>
  return (
    <p>
      {title} {of.map((one) => readiness[one] ?? one).join(', ')}.
    </p>
  )
}

function namedOf(names: readonly Listed[]): AccountWish['named'] {
  return names.flatMap(({ kind, forms }): { kind: LabelKind; forms: readonly string[] }[] => {
    const listed = forms
      .split('\n')
      .map((form) => form.trim())
      .filter((form) => form !== '')
    return listed.length === 0 ? [] : [{ kind, forms: listed }]
  })
}

function isSame(a: Out, b: Out): boolean {
  return a.paragraph === b.paragraph && a.sentence === b.sentence
}
