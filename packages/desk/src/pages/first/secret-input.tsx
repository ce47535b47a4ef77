type Props = {
  readonly id: string
  readonly value: string
  readonly change: (value: string) => void
  readonly describedBy: string
  readonly shown?: boolean
  readonly invalid?: boolean
  readonly first?: boolean
}

/** A field for a passphrase. The browser neither offers to keep it nor sends it to a spelling service. */
export function SecretInput({
  id,
  value,
  change,
  describedBy,
  shown = false,
  invalid = false,
  first = false,
}: Props) {
  return (
    <input
      id={id}
      type={shown ? 'text' : 'password'}
      value={value}
      onChange={({ target }) => change(target.value)}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      autoComplete="off"
      spellCheck={false}
      autoFocus={first}
      required
    />
  )
}
