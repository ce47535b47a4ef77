/** A list of items, found one by one. */
import { useId } from 'react'
import control from '../../form/control.module.css'
import { RecordChoice } from '../../form/record-choice.tsx'
import { useTitle } from '../../records/titles.ts'
import parts from '../../style/parts.module.css'
import css from '../cases.module.css'

type Props = {
  readonly label: string
  readonly items: readonly string[]
  readonly change: (items: readonly string[]) => void
}

/** Kinds that a person can agree to let go; whole cases, shelters and journeys never leave (R08). */
const leaving = ['EvidenceItem', 'Testimony', 'Identity', 'Person', 'HelpRequest', 'Act'] as const

export function ItemsField({ label, items, change }: Props) {
  const id = useId()
  return (
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
  )
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
