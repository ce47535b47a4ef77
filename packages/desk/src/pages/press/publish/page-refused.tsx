/** Why a page was not prepared or written: by a rule, or in the words of the press desk. */
import type { CallRefusal } from '../../../calls/calls.ts'
import css from '../../cases/cases.module.css'
import { CasesRefused } from '../../cases/cases-refused.tsx'
import { usePressWords } from '../../words/press/use-press-words.ts'

type Props = {
  readonly refusal: CallRefusal | undefined
  readonly despite?: (rules: readonly string[]) => void
}

export function PageRefused(props: Props) {
  const { refusals } = usePressWords().page
  const { refusal } = props
  const own = Object.entries(refusals).find(([kind]) => kind === refusal?.kind)?.[1]
  if (own === undefined) return <CasesRefused {...props} />
  return (
    <p role="alert" className={css['broken']}>
      {own}
    </p>
  )
}
