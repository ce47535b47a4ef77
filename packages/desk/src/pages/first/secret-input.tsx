import css from './door.module.css'

type Props = {
  readonly id: string
  readonly value: string
  readonly change: (value: string) => void
  readonly describedBy: string
  readonly shown?: boolean
  readonly invalid?: boolean
  readonly first?: boolean
}

/**
 * A field for a passphrase, and on purpose not of type `password`: browsers' password managers take
 * such a field and the one before it as a login, write it into their profile and offer to keep the
 * rest. Measured: the organisation's name stood in Chromium's `Login Data`. The dots are a style.
 */
export function SecretInput({
  id,
  value,
  change,
  describedBy,
  shown,
  invalid = false,
  first = false,
}: Props) {
  return (
    <input
      id={id}
      type="text"
      className={shown === true ? undefined : css['dots']}
      value={value}
      onChange={({ target }) => change(target.value)}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      autoComplete="one-time-code"
      autoCapitalize="off"
      autoCorrect="off"
      spellCheck={false}
      autoFocus={first}
      required
    />
  )
}
