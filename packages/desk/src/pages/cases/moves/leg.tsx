/** One leg: from where to where, who approved, what keeps it from starting, and the one thing to do next. */
import { legKind, requiredItem, requiredState } from '@safeconduct/core/records/choices/moves.ts'
import { rules } from '@safeconduct/core/records/rules.ts'
import { legState } from '@safeconduct/core/records/vocabulary/leg-state.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import type { LegAsk } from '../../../calls/cases-asks.ts'
import type { JourneyView, LegAct, LegView, RequiredItem } from '../../../calls/cases-moves.ts'
import { call } from '../../calls/client.ts'
import { type Acting, useAct } from '../../calls/use-act.ts'
import parts from '../../style/parts.module.css'
import { Colon } from '../../words/colon.tsx'
import { useLanguage, useSay, useWords } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { CasesRefused } from '../cases-refused.tsx'
import { DueMark } from '../due.tsx'

type Props = {
  readonly journey: string
  readonly leg: LegView
  readonly now: string
  readonly again: () => void
}
type Own = Props & { readonly acting: Acting<JourneyView>; readonly run: (ask: LegAsk) => Promise<void> }

export function Leg(props: Props) {
  const acting = useAct<JourneyView>()
  const run = async (ask: LegAsk): Promise<void> => {
    await acting.run(call('cases.leg', ask))
    props.again()
  }
  const own = { ...props, acting, run }
  return (
    <li className={css['leg']} data-state={props.leg.state}>
      <LegHead {...own} />
      <TwoHouses {...own} />
      <Needed {...own} />
      <Acts {...own} />
      <CasesRefused refusal={acting.refusal} />
    </li>
  )
}

function LegHead({ leg, now }: Own) {
  const { journeys: said } = useWords().cases.moves
  const language = useLanguage()
  const to = [leg.toArea, leg.toCountry].filter((one) => one !== undefined).join(', ')
  const days = [leg.planned ?? leg.from, leg.to].filter((one) => one !== undefined)
  return (
    <>
      <p>
        <strong>{termWords(legKind, leg.kind, language)}</strong>{' '}
        {leg.kind === 'stay' ? (
          <bdi>{leg.shelter ?? said.somewhere}</bdi>
        ) : (
          <bdi>{`${leg.fromArea ?? '…'} → ${to === '' ? '…' : to}`}</bdi>
        )}{' '}
        · {termWords(legState, leg.state, language)}
        {days.length > 0 && ` · ${days.map((day) => dayWords(day, language, now)).join(' – ')}`}
      </p>
      <p className={css['quiet']}>
        {leg.approvals.length === 0 ? said.noApproval : said.approvals(leg.approvals.join(', '))}
        {leg.means !== undefined && <bdi> · {leg.means}</bdi>}
        {leg.planB !== undefined && (
          <bdi>
            {' '}
            · {said.planB}
            <Colon />
            {leg.planB}
          </bdi>
        )}
      </p>
      {leg.arrival !== undefined && leg.state === 'underway' && (
        <p>
          {said.arrivalDue} <DueMark due={leg.arrival} now={now} />
        </p>
      )}
    </>
  )
}

/** Both beds are kept until a person says which it is; then the other one is free. */
function TwoHouses({ journey, leg, acting, run }: Own) {
  const { journeys: said } = useWords().cases.moves
  if (leg.houses === undefined) return null
  return (
    <div className={parts['due']}>
      <p>{said.twoHouses}</p>
      <p className={parts['row']}>
        {leg.houses.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            disabled={acting.busy}
            onClick={() => void run({ act: 'house', journey, n: leg.n, shelter: id })}
          >
            <bdi>{title}</bdi>
          </button>
        ))}
      </p>
    </div>
  )
}

/** Before the start: what is open, and the list of what is needed with its ticks. */
function Needed({ journey, leg, acting, run }: Own) {
  const { journeys: said } = useWords().cases.moves
  if (leg.state !== 'planned' && leg.state !== 'approved') return null
  return (
    <>
      {leg.required.length > 0 && (
        <ul className={css['needed']} aria-label={said.required}>
          {leg.required.map((one) => (
            <Item
              key={one.item}
              one={one}
              busy={acting.busy}
              set={(state) => void run({ act: 'require', journey, n: leg.n, item: one.item, state })}
            />
          ))}
        </ul>
      )}
      {leg.open.length === 0 ? (
        <p>{said.mayStart}</p>
      ) : (
        <div className={parts['due']}>
          <p>{said.open}</p>
          <ul>
            {spoken(leg.open).map((one) => (
              <li key={one}>
                <OpenItem code={one} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

/** Rule R09 asks for what `approvals` says already. */
function spoken(open: readonly string[]): readonly string[] {
  return open.includes('approvals') ? open.filter((one) => one !== 'R09') : open
}

/** An item that is not ready, a rule that would refuse, or something of the plan. */
function OpenItem({ code }: { readonly code: string }) {
  const { journeys: said } = useWords().cases.moves
  const say = useSay()
  const language = useLanguage()
  const rule = rules.find(({ id }) => id === code)
  if (rule !== undefined) return <>{say(rule.words)}</>
  return (
    <>
      {Object.entries(said.opens).find(([one]) => one === code)?.[1] ??
        termWords(requiredItem, code, language)}
    </>
  )
}

type ItemProps = {
  readonly one: RequiredItem
  readonly busy: boolean
  readonly set: (state: RequiredItem['state']) => void
}

function Item({ one: { item, state }, busy, set }: ItemProps) {
  const language = useLanguage()
  return (
    <li className={css['task']}>
      <span className={css['grow']}>{termWords(requiredItem, item, language)}</span>
      {(['open', 'done', 'not_needed'] as const).map((to) => (
        <button
          key={to}
          type="button"
          data-plain
          aria-pressed={state === to}
          disabled={busy}
          onClick={() => set(to)}
        >
          {termWords(requiredState, to, language)}
        </button>
      ))}
    </li>
  )
}

function Acts({ journey, leg, acting, run }: Own) {
  const { journeys: said } = useWords().cases.moves
  // Whoever is on the way arrives; only what has arrived ends.
  const offered = leg.acts.filter(
    (act): act is Exclude<LegAct, 'require'> =>
      act !== 'require' && !(act === 'end' && leg.acts.includes('arrive')),
  )
  if (offered.length === 0) return null
  return (
    <p className={parts['row']}>
      {offered.map((act) => (
        <button
          key={act}
          type="button"
          disabled={acting.busy}
          onClick={() => void run({ act, journey, n: leg.n })}
        >
          {said.acts[act]}
        </button>
      ))}
    </p>
  )
}
