/** What one kind of paper asks beside the boxes: which fund, which months, which accounts somebody has read. */
import type { ExportKind } from '@safeconduct/core/cases/exports/ways.ts'
import { useId } from 'react'
import type { ExportAsk } from '../../../calls/cases-asks.ts'
import type { ReleaseView } from '../../../calls/cases-leaving.ts'
import control from '../../form/control.module.css'
import { RecordChoice } from '../../form/record-choice.tsx'
import { Choice, TextField } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { useLeavingWords } from '../../words/cases/use-leaving-words.ts'
import css from '../cases.module.css'
import { Ticks } from '../fields.tsx'

/** Each has a cap of its own, and a protection grant is for people who have not left. */
const funds = ['EU', 'PG', 'other'] as const

export type PaperWishes = {
  readonly fund: (typeof funds)[number]
  readonly read: readonly string[]
  readonly correction: string | null
  readonly from: string
  readonly to: string
}

export const noWishes: PaperWishes = { fund: 'other', read: [], correction: null, from: '', to: '' }

/** Only what this kind of paper asks about. */
export function wishesOf(kind: ExportKind, wishes: PaperWishes): NonNullable<ExportAsk['more']> {
  const { fund, read, correction } = wishes
  const [from, to] = [wishes.from.trim(), wishes.to.trim()]
  if (kind === 'grant') return { fund }
  if (kind === 'own-copy') return { readForOthers: read }
  if (kind === 'correction') return correction === null ? {} : { correction }
  if (kind !== 'costs') return {}
  return { ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) }
}

type Props = {
  readonly kind: ExportKind
  readonly release: ReleaseView
  readonly wishes: PaperWishes
  readonly change: (wishes: PaperWishes) => void
}

export function PaperWishesFields(props: Props) {
  switch (props.kind) {
    case 'grant':
      return <Fund {...props} />
    case 'own-copy':
      return <ReadForOthers {...props} />
    case 'correction':
      return <WhichCorrection {...props} />
    case 'costs':
      return <Months {...props} />
    default:
      return null
  }
}

function Fund({ wishes, change }: Props) {
  const { releases: said } = useLeavingWords()
  return (
    <Choice
      label={said.paperFund}
      value={wishes.fund}
      of={funds.map((one) => [one, said.funds[one]] as const)}
      choose={(fund) => change({ ...wishes, fund })}
    />
  )
}

/** An account names others as a matter of course: it goes to the person only when somebody has read it for that. */
function ReadForOthers({ release, wishes, change }: Props) {
  const { releases: said } = useLeavingWords()
  const accounts = release.items.filter(({ item }) => item.type === 'Testimony')
  if (accounts.length === 0) return null
  return (
    <div>
      <Ticks
        label={said.readForOthers}
        of={accounts.map(({ item }) => [item.id, item.title] as const)}
        ticked={wishes.read}
        change={(read) => change({ ...wishes, read })}
      />
      <p className={css['quiet']}>{said.readForOthersHelp}</p>
    </div>
  )
}

function WhichCorrection({ wishes, change }: Props) {
  const { releases: said } = useLeavingWords()
  const id = useId()
  return (
    <div className={control['field']}>
      <label htmlFor={id}>{said.correctionWhich}</label>
      <RecordChoice
        id={id}
        to={['Correction']}
        value={wishes.correction}
        change={(correction) => change({ ...wishes, correction })}
        describedBy={undefined}
        invalid={false}
      />
    </div>
  )
}

function Months({ wishes, change }: Props) {
  const { releases: said } = useLeavingWords()
  return (
    <div className={parts['act-on']}>
      <TextField
        label={said.from}
        help={said.monthHelp}
        text={wishes.from}
        change={(from) => change({ ...wishes, from })}
        dir="ltr"
      />
      <TextField
        label={said.to}
        help={said.monthHelp}
        text={wishes.to}
        change={(to) => change({ ...wishes, to })}
        dir="ltr"
      />
    </div>
  )
}
