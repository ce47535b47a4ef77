/** Before a journey: the keys of cases leave this device, so that nothing can be forced out of its owner. */
import { Link } from 'wouter'
import type { ActOutcome } from '../../calls/organisation.ts'
import { call } from '../calls/client.ts'
import { useAct } from '../calls/use-act.ts'
import { paths } from '../frame/places.ts'
import { Refused } from '../frame/refused.tsx'
import { useWords } from '../words/use-words.ts'
import css from './organisation.module.css'
import { Outcome } from './outcome.tsx'
import { OrganisationTabs } from './tabs.tsx'
import { useOrganisation } from './use-organisation.ts'

export function Travel() {
  const { people: said } = useWords()
  const { asked, again } = useOrganisation()
  const acting = useAct<ActOutcome>()
  const asking = useAct<{ readonly asked: number }>()
  const alone = asked.state === 'answered' && asked.value.holding === 'alone'
  const gone = asked.state === 'answered' && asked.value.me.state === 'travelling'
  const go = async (): Promise<void> => {
    await acting.run(call('device.travel', {}))
    again()
  }
  return (
    <>
      <OrganisationTabs tab="members" />
      <div className={css['page']}>
        <Link href={paths.organisation('members')}>{said.lost.back}</Link>
        <h1>{said.travel.title}</h1>
        <p>{said.travel.what}</p>
        <p>{said.travel.until}</p>
        {alone && <p>{said.travel.alone}</p>}
        {gone ? (
          <>
            <p role="status">{said.me.travelling}</p>
            <button
              type="button"
              className={css['start']}
              disabled={asking.busy}
              onClick={() => void asking.run(call('device.askBack', {}))}
            >
              {said.travel.backAgain}
            </button>
            <p role="status">{asking.done === undefined ? '' : said.travel.asked(asking.done.asked)}</p>
            <Refused refusal={asking.refusal} />
          </>
        ) : (
          <button
            type="button"
            data-main
            className={css['start']}
            disabled={acting.busy || alone || asked.state !== 'answered'}
            onClick={() => void go()}
          >
            {said.travel.go}
          </button>
        )}
        <Outcome outcome={acting.done} />
        <Refused refusal={acting.refusal} />
      </div>
    </>
  )
}
