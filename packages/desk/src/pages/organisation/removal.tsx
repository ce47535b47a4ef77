/** Removing a member: what they could read, what they will not read any more, what stays with them; done in one step. */
import { Link, useLocation } from 'wouter'
import type { ActOutcome, RemovalView } from '../../calls/organisation.ts'
import { call } from '../calls/client.ts'
import { useAct } from '../calls/use-act.ts'
import { useCall } from '../calls/use-call.ts'
import { paths } from '../frame/places.ts'
import { Refused } from '../frame/refused.tsx'
import { useKeys } from '../frame/use-keys.ts'
import { lookAtCopies } from '../session/copies.ts'
import { useWords } from '../words/use-words.ts'
import css from './organisation.module.css'
import { Outcome } from './outcome.tsx'
import { Part } from './part.tsx'
import people from './people.module.css'
import { Readable } from './readable.tsx'
import { OrganisationTabs } from './tabs.tsx'
import { useLogWords } from './use-log-words.ts'

export function Removal({ member }: { readonly member: string }) {
  const words = useWords()
  const [, go] = useLocation()
  const asked = useCall('member.removal', { member })
  useKeys('record', { back: () => go(paths.organisation('members')) })
  return (
    <>
      <OrganisationTabs tab="members" />
      <div className={css['page']}>
        <Link href={paths.organisation('members')}>{words.people.lost.back}</Link>
        {asked.state === 'waiting' && <p role="status">{words.waiting}</p>}
        {asked.state === 'refused' && <Refused refusal={asked.refusal} />}
        {asked.state === 'answered' && <InOneStep removal={asked.value} />}
      </div>
    </>
  )
}

function InOneStep({ removal }: { readonly removal: RemovalView }) {
  const { people: said } = useWords()
  const { code, readable, devices, papers } = removal
  return (
    <>
      <h1>{said.removal.title(code)}</h1>
      <TheStep removal={removal} />
      <Only removal={removal} />
      <Part title={said.removal.could(code)}>
        <Readable readable={readable} />
      </Part>
      <Part title={said.removal.will} help={said.removal.willWhat(readable.length)}>
        <p>{said.removal.late(code)}</p>
        <p>{said.removal.devices(devices)}</p>
      </Part>
      <Part title={said.removal.keeps} help={said.removal.keepsWhat}>
        <p>
          <Link href={paths.exposure(removal.member)}>{said.removal.knew}</Link>
        </p>
        {papers.kit && <p>{said.removal.kit}</p>}
      </Part>
    </>
  )
}

/** Whose signatures it takes, that it cannot be undone, and the one button. */
function TheStep({ removal: { code, member, needs } }: { readonly removal: RemovalView }) {
  const { people: said } = useWords()
  const acting = useAct<ActOutcome>()
  const remove = async (): Promise<void> => {
    await acting.run(call('member.remove', { member }))
    void lookAtCopies()
  }
  const signed =
    needs.signatures > 1 ? said.removal.signatures(needs.signatures, needs.by.join(', ')) : said.removal.yours
  return (
    <div className={people['step']}>
      <p>
        {signed} {said.removal.undo}
      </p>
      {acting.done === undefined && (
        <button
          type="button"
          data-main
          className={css['start']}
          disabled={acting.busy}
          onClick={() => void remove()}
        >
          {acting.busy ? said.removal.removing : said.removal.remove(code)}
        </button>
      )}
      {acting.done?.state === 'done' ? (
        <p role="status" className={people['outcome']}>
          {said.removal.done(code)}
        </p>
      ) : (
        <Outcome outcome={acting.done} />
      )}
      <Refused refusal={acting.refusal} />
    </div>
  )
}

function Only({ removal: { onlyThey } }: { readonly removal: RemovalView }) {
  const { people: said } = useWords()
  const logWords = useLogWords()
  if (onlyThey.length === 0) return null
  return (
    <section className={people['due']}>
      <h2>{said.removal.only}</h2>
      <p>{said.removal.onlyWhat}</p>
      <ul>
        {onlyThey.map((name) => (
          <li key={`${name.scope} ${name.caseId ?? ''} ${name.part}`}>
            <bdi>{logWords(name)}</bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}
