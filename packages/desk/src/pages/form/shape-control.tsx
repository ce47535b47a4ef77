import { asJson, isJsonObject } from '../records/plain.ts'
import { useWords } from '../words/use-words.ts'
import css from './control.module.css'
import { Control, type ControlProps } from './control.tsx'
import { Labelled } from './labelled.tsx'

/** Several values that belong together. One that need not be there stays folded until somebody adds it. */
export function ShapeControl(props: ControlProps) {
  const { form } = useWords()
  const { value, change, marks } = props
  if (marks.required) return <Parts {...props} />
  const open = value !== null
  return (
    <div className={css['fold']}>
      {open && <Parts {...props} />}
      <button
        type="button"
        id={marks.id}
        aria-invalid={marks.invalid}
        data-plain={open ? '' : undefined}
        onClick={() => change(open ? null : {})}
      >
        {open ? form.remove : form.add}
      </button>
    </div>
  )
}

function Parts({ kind, value, change, path, faults }: ControlProps) {
  const parts = isJsonObject(value) ? value : {}
  return (
    <div className={css['shape']}>
      {Object.entries(kind.parts ?? {}).map(([name, part]) => (
        <Labelled
          key={name}
          kind={part}
          facts={part}
          required={part.required}
          path={`${path}.${name}`}
          faults={faults}
        >
          {(marks) => (
            <Control
              kind={part}
              value={asJson(parts[name]) ?? null}
              path={`${path}.${name}`}
              faults={faults}
              marks={marks}
              change={(next) => {
                const { [name]: _before, ...others } = parts
                change(next === null ? others : { ...others, [name]: next })
              }}
            />
          )}
        </Labelled>
      ))}
    </div>
  )
}
