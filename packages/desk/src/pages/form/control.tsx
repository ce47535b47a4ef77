/** The control for a kind of value: what a declaration says, as something to type into or choose from. */
import type { Json } from '@safeconduct/core/base/json.ts'
import { unreachable } from '@safeconduct/core/base/result.ts'
import type { Kind } from '@safeconduct/core/records/kinds.ts'
import { CodeChoice } from './code-choice.tsx'
import { DayInput } from './day-input.tsx'
import { EitherControl } from './either-control.tsx'
import type { Fault } from './faults.ts'
import { InstantInput } from './instant-input.tsx'
import type { Marks } from './labelled.tsx'
import { ListControl } from './list-control.tsx'
import { NumberInput } from './number-input.tsx'
import { RecordChoice } from './record-choice.tsx'
import { ShapeControl } from './shape-control.tsx'
import { TermChoice } from './term-choice.tsx'
import { TermList } from './term-list.tsx'
import { TextInput } from './text-input.tsx'
import { YesNo } from './yes-no.tsx'

export type ControlProps = {
  readonly kind: Kind<unknown>
  readonly value: Json
  readonly change: (value: Json) => void
  readonly path: string
  readonly faults: readonly Fault[]
  readonly marks: Marks
}

export function Control(props: ControlProps) {
  const { kind } = props
  if (kind.or !== undefined) return <EitherControl {...props} />
  if (kind.many === true)
    return kind.control === 'term' ? <TermList {...props} /> : <ListControl {...props} />
  return <OneControl {...props} />
}

/** For one value, not a list of them. */
export function OneControl(props: ControlProps) {
  const { kind } = props
  switch (kind.control) {
    case 'term':
      return <TermChoice {...props} />
    case 'yes-no':
      return <YesNo {...props} />
    case 'number':
      return <NumberInput {...props} />
    case 'day':
      return <DayInput {...props} />
    case 'instant':
      return <InstantInput {...props} />
    case 'language':
    case 'country':
      return <CodeChoice {...props} />
    case 'record':
      return <RecordControl {...props} />
    case 'shape':
      return <ShapeControl {...props} />
    case 'line':
    case 'text':
    case 'code':
    case 'duration':
    case 'member':
    case 'web-address':
    case 'machine':
      return <TextInput {...props} />
    default:
      return unreachable(kind.control)
  }
}

function RecordControl({ kind, value, change, marks }: ControlProps) {
  const { id, describedBy, invalid } = marks
  const chosen = typeof value === 'string' ? value : null
  return <RecordChoice {...{ id, describedBy, invalid, change }} to={kind.to ?? []} value={chosen} />
}
