/** A list of items: those of the case as ticks, since an account has no words to be found by; others one by one. */
import { useId } from 'react'
import type { Hit } from '../../../calls/calls.ts'
import type { StoryView } from '../../../calls/cases.ts'
import { useCall } from '../../calls/use-call.ts'
import control from '../../form/control.module.css'
import { RecordChoice } from '../../form/record-choice.tsx'
import { useTitle } from '../../records/titles.ts'
import parts from '../../style/parts.module.css'
import { useLeavingWords } from '../../words/cases/use-leaving-words.ts'
import { useLanguage } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { Ticks } from '../fields.tsx'

type Props = {
  readonly label: string
  readonly caseId: string | null
  readonly items: readonly string[]
  readonly change: (items: readonly string[]) => void
}

/** Kinds that a person can agree to let go; whole cases, shelters and journeys never leave (R08). */
const leaving = ['EvidenceItem', 'Testimony', 'Identity', 'Person', 'HelpRequest', 'Act'] as const

export function ItemsField({ label, caseId, items, change }: Props) {
  const id = useId()
  return (
    <>
      {caseId !== null && <OfCase caseId={caseId} items={items} change={change} />}
      <div className={control['field']}>
        <label htmlFor={id}>{label}</label>
        <RecordChoice
          key={items.length}
          id={id}
          to={[...leaving]}
          value={null}
          change={(item) => item !== null && !items.includes(item) && change([...items, item])}
          describedBy={undefined}
          invalid={false}
        />
        <ul className={parts['lines']}>
          {items.map((item) => (
            <Item key={item} id={item} drop={() => change(items.filter((one) => one !== item))} />
          ))}
        </ul>
      </div>
    </>
  )
}

type OfCaseProps = Pick<Props, 'items' | 'change'> & { readonly caseId: string }

function OfCase({ caseId, items, change }: OfCaseProps) {
  const { consents: said } = useLeavingWords()
  const asked = useCall('cases.story', { id: caseId, language: useLanguage() })
  const offered = asked.state === 'answered' ? itemsOf(asked.value) : []
  if (offered.length === 0) return null
  return (
    <Ticks
      label={said.ofCase}
      of={offered.map(({ id, title }) => [id, title] as const)}
      ticked={items}
      change={change}
    />
  )
}

/** Papers and what stands on the time line, each once. */
function itemsOf({ papers, lanes }: StoryView): readonly Hit[] {
  const all = [...papers, ...lanes.flatMap(({ marks }) => marks)]
  const kinds: readonly string[] = leaving
  const known = new Map(all.filter(({ type }) => kinds.includes(type)).map((one) => [one.id, one]))
  return [...known.values()]
}

function Item({ id, drop }: { readonly id: string; readonly drop: () => void }) {
  const title = useTitle(id)?.title ?? ''
  return (
    <li className={css['task']}>
      <span className={css['grow']}>
        <bdi>{title}</bdi>
      </span>
      <button type="button" data-plain aria-label={`✕ ${title}`} onClick={drop}>
        ✕
      </button>
    </li>
  )
}
