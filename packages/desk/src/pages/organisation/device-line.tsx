import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import { Link } from 'wouter'
import type { DeviceView } from '../../calls/organisation.ts'
import { call } from '../calls/client.ts'
import { paths } from '../frame/places.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import css from './people.module.css'

type Props = {
  readonly device: DeviceView
  readonly mine: boolean
  /** Since when its member is what they are: the same day is not said twice. */
  readonly memberSince: string | undefined
  readonly act: (work: ReturnType<typeof call<'device.restore'>>) => void
  readonly busy: boolean
}

/** One device; its state is a word and a shape. What to do when it was lost stands beside it, one click away. */
export function DeviceLine({ device, mine, memberSince, act, busy }: Props) {
  const { people } = useWords()
  const language = useLanguage()
  const { id, label, kind, state, since, here } = device
  const said = people.members
  return (
    <li className={css['line']} data-state={state}>
      <span className={css['grow']}>
        <span className={css['shape']} data-state={state} aria-hidden="true" />
        <bdi>{label}</bdi> · {people.deviceKinds[kind]} · {people.deviceStates[state]}
        {since !== undefined && since !== memberSince && ` · ${said.since(dayWords(since, language))}`}
        {here && ` · ${said.here}`}
      </span>
      {state === 'suspended' && !here && (
        <button
          type="button"
          disabled={busy}
          aria-label={said.restoreLabel(label)}
          onClick={() => act(call('device.restore', { device: id }))}
        >
          {said.restore}
        </button>
      )}
      {state === 'travelling' && !here && (
        <button
          type="button"
          disabled={busy}
          aria-label={said.giveBackLabel(label)}
          onClick={() => act(call('device.return', { device: id }))}
        >
          {said.giveBack}
        </button>
      )}
      {state !== 'struck' && !(here && mine) && (
        <Link href={paths.lost(id)} className={css['act'] ?? ''} aria-label={said.lostLabel(label)}>
          {said.lost}
        </Link>
      )}
    </li>
  )
}
