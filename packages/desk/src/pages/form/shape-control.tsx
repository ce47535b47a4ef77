import { asJson, isJsonObject } from '../records/plain.ts'
import css from './control.module.css'
import { Control, type ControlProps } from './control.tsx'
import { Labelled } from './labelled.tsx'

/** Several values that belong together. An emptied shape is no shape: it goes as a whole. */
export function ShapeControl({ kind, value, change, path, faults }: ControlProps) {
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
                const { [name]: _, ...others } = parts
                const whole = next === null ? others : { ...others, [name]: next }
                change(Object.keys(whole).length === 0 ? null : whole)
              }}
            />
          )}
        </Labelled>
      ))}
    </div>
  )
}
