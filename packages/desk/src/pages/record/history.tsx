import { words as inThree } from '@safeconduct/core/records/field.ts'
import { declarationOf, type RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import type { HistoryStep } from '../../calls/calls.ts'
import { useCall } from '../calls/use-call.ts'
import { instantWords } from '../records/dates.ts'
import { FieldValue } from '../records/field-value.tsx'
import { Colon } from '../words/colon.tsx'
import { useLanguage, useSay, useWords } from '../words/use-words.ts'
import css from './record.module.css'
import { mayShow, type View } from './views.ts'

type Props = { readonly id: string; readonly type: RecordTypeName; readonly view: View; readonly rev: number }

/** Who changed what and when. The same view holds here: history must not tell what the page leaves out. */
export function History({ id, type, view, rev }: Props) {
  const words = useWords()
  const language = useLanguage()
  const said = useSayBack()
  const history = useCall('records.history', { id }, rev)
  if (history.state !== 'answered') return <aside className={css['history']} />
  const { all } = declarationOf(type)
  const back = datedBack(history.value.steps)
  // What the record was entered with stands on the page already.
  const entered = history.value.steps.map(({ at }) => at).sort()[0]
  const changes = history.value.steps.filter(({ field, at, before }) => {
    const declared = all[field]
    return declared !== undefined && mayShow(declared.class, view) && (at !== entered || before !== null)
  })
  return (
    <aside className={css['history']} aria-label={words.record.history}>
      <h2>{words.record.history}</h2>
      {back !== undefined && (
        <p className={css['untrue']} role="note">
          {said.enteredBack(instantWords(back.at, language), instantWords(back.notBefore, language))}
        </p>
      )}
      {changes.length === 0 && <p className={css['quiet']}>{words.record.historyNone}</p>}
      <ol>
        {changes.toReversed().map((step) => (
          <Step key={`${step.at} ${step.field} ${JSON.stringify(step.after)}`} step={step} type={type} />
        ))}
      </ol>
    </aside>
  )
}

function Step({ step, type }: { readonly step: HistoryStep; readonly type: RecordTypeName }) {
  const words = useWords()
  const say = useSay()
  const said = useSayBack()
  const language = useLanguage()
  const field = declarationOf(type).all[step.field]
  if (field === undefined) return null
  return (
    <li className={css['step']}>
      <p className={css['quiet']}>
        <time dateTime={step.at}>{instantWords(step.at, language)}</time> · <bdi>{step.who}</bdi>
      </p>
      {step.notBefore !== undefined && (
        <p className={css['untrue']}>{said.back(instantWords(step.notBefore, language))}</p>
      )}
      <h3>{say(field.label)}</h3>
      {step.after === null ? <p>{words.record.emptied}</p> : <FieldValue kind={field} value={step.after} />}
      {step.before !== null && (
        <div className={css['was']}>
          <span>
            {words.record.was}
            <Colon />
          </span>
          <FieldValue kind={field} value={step.before} />
        </div>
      )}
    </li>
  )
}

/** How it was entered, when that is dated back: the page shows what it was entered with, and no step of it. */
function datedBack(steps: readonly HistoryStep[]) {
  const first = steps.find(({ before }) => before === null)
  return first?.notBefore === undefined ? undefined : { at: first.at, notBefore: first.notBefore }
}

const backWords = {
  step: inThree(
    'Its time is not true: it cannot have been written before {}.',
    'Это время неверно: раньше чем {} это не могло быть записано.',
    'Cette heure est fausse : cela n’a pu être écrit avant le {}.',
  ),
  entered: inThree(
    'Entered on {} as its device says, and cannot have been before {}.',
    'Внесено {}, как говорит устройство, но раньше чем {} этого быть не могло.',
    'Saisi le {}, dit son appareil, ce qui n’a pu être avant le {}.',
  ),
}

function useSayBack() {
  const say = useSay()
  return {
    back: (when: string): string => say(backWords.step).replace('{}', when),
    enteredBack: (at: string, when: string): string =>
      say(backWords.entered).replace('{}', at).replace('{}', when),
  }
}
