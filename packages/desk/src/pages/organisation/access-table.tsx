import type { AccessRow, AccessView, ActOutcome, Right } from '../../calls/organisation.ts'
import { rights } from '../../calls/organisation.ts'
import { call } from '../calls/client.ts'
import { useAct } from '../calls/use-act.ts'
import { Refused } from '../frame/refused.tsx'
import { useWords } from '../words/use-words.ts'
import { Outcome } from './outcome.tsx'
import css from './people.module.css'

type Props = {
  readonly title: string
  readonly view: AccessView
  readonly rows: readonly AccessRow[]
  readonly again: () => void
}

/** Compartments downwards, members across; a change is made where the right stands and nowhere else. */
export function AccessTable({ title, view, rows, again }: Props) {
  const { people } = useWords()
  const acting = useAct<{ readonly outcome: ActOutcome }>()
  const change = async (log: string, member: string, right: Right | 'none'): Promise<void> => {
    await acting.run(call('access.change', { changes: [{ log, member, right }] }))
    again()
  }
  return (
    <>
      <section className={css['scroll']} aria-label={title} tabIndex={0}>
        <table className={css['rights']}>
          <thead>
            <tr>
              <th scope="col">{people.access.member}</th>
              {view.members.map(({ id, code }) => (
                <th key={id} scope="col">
                  {code}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.log}>
                <th scope="row">
                  <PartName row={row} />
                </th>
                {view.members.map((member) => (
                  <td key={member.id}>
                    <OneRight
                      row={row}
                      member={member}
                      busy={acting.busy}
                      change={(right) => void change(row.log, member.id, right)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Refused refusal={acting.refusal} />
      <Outcome outcome={acting.done?.outcome} />
    </>
  )
}

function PartName({ row: { name, state } }: { readonly row: AccessRow }) {
  const { people } = useWords()
  return (
    <>
      {name.scope === 'case' ? people.parts[name.part] : people.scopes[name.scope]}
      {state === 'frozen' && <span className={css['by']}>{people.access.frozen}</span>}
      {state === 'cut-off' && <span className={css['by']}>{people.access.cutOff}</span>}
    </>
  )
}

type RightProps = {
  readonly row: AccessRow
  readonly member: AccessView['members'][number]
  readonly busy: boolean
  readonly change: (right: Right | 'none') => void
}

function OneRight({ row, member, busy, change }: RightProps) {
  const { people } = useWords()
  const held = row.rights.find((one) => one.member === member.id)
  const right = held?.right ?? 'none'
  const part = row.name.scope === 'case' ? people.parts[row.name.part] : people.scopes[row.name.scope]
  return (
    <>
      {row.mayChange ? (
        <select
          aria-label={people.access.cell(member.code, part)}
          value={right}
          disabled={busy}
          onChange={({ target }) => {
            const chosen = (['none', ...rights] as const).find((one) => one === target.value)
            if (chosen !== undefined) change(chosen)
          }}
        >
          {(['none', ...rights] as const).map((one) => (
            <option key={one} value={one}>
              {people.rights[one]}
            </option>
          ))}
        </select>
      ) : (
        <span>{people.rights[right]}</span>
      )}
      {held?.by !== undefined && <span className={css['by']}>{people.access.by(held.by)}</span>}
    </>
  )
}
