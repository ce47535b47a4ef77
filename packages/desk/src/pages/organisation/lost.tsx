/** A device was lost, taken or searched: lock it for now, or strike it out, each in one step. */
import { Link } from 'wouter'
import type { ActOutcome, DeviceView, MemberView } from '../../calls/organisation.ts'
import { call } from '../calls/client.ts'
import { useAct } from '../calls/use-act.ts'
import { useCall } from '../calls/use-call.ts'
import { paths } from '../frame/places.ts'
import { Refused } from '../frame/refused.tsx'
import { useWords } from '../words/use-words.ts'
import css from './organisation.module.css'
import { Outcome } from './outcome.tsx'
import { Part } from './part.tsx'
import people from './people.module.css'
import { Readable } from './readable.tsx'
import { OrganisationTabs } from './tabs.tsx'
import { useOrganisation } from './use-organisation.ts'

export function Lost({ device }: { readonly device: string }) {
  const words = useWords()
  const { asked, again } = useOrganisation()
  const members = asked.state === 'answered' ? asked.value.members : []
  const member = members.find(({ devices }) => devices.some(({ id }) => id === device))
  const lost = member?.devices.find(({ id }) => id === device)
  return (
    <>
      <OrganisationTabs tab="members" />
      <div className={css['page']}>
        <Link href={paths.organisation('members')}>{words.people.lost.back}</Link>
        {asked.state === 'waiting' && <p role="status">{words.waiting}</p>}
        {asked.state === 'refused' && <Refused refusal={asked.refusal} />}
        {member !== undefined && lost !== undefined && (
          <WhatToDo member={member} device={lost} again={again} />
        )}
      </div>
    </>
  )
}

type Props = { readonly member: MemberView; readonly device: DeviceView; readonly again: () => void }

function WhatToDo({ member, device: { id, label, state }, again }: Props) {
  const { people: said } = useWords()
  const acting = useAct<ActOutcome>()
  const act = async (work: Parameters<typeof acting.run>[0]): Promise<void> => {
    await acting.run(work)
    again()
  }
  return (
    <>
      <h1>{said.lost.title(label)}</h1>
      <p>
        <span className={people['shape']} data-state={state} aria-hidden="true" /> {said.deviceStates[state]}
      </p>
      <Outcome outcome={acting.done} />
      <Refused refusal={acting.refusal} />
      {state === 'active' && (
        <OneWay
          title={said.lost.lock}
          what={said.lost.lockWhat}
          busy={acting.busy}
          go={() => void act(call('device.suspend', { device: id }))}
        />
      )}
      {state !== 'struck' && (
        <OneWay
          title={said.lost.strike}
          what={said.lost.strikeWhat(member.code)}
          busy={acting.busy}
          go={() => void act(call('device.strike', { device: id }))}
          main
        />
      )}
      {!member.me && <Altogether member={member} />}
      <UntilThen member={member.id} />
    </>
  )
}

type WayProps = {
  readonly title: string
  readonly what: string
  readonly busy: boolean
  readonly go: () => void
  readonly main?: boolean
}

/** One thing that can be done about it, with what it does said before it is done. */
function OneWay({ title, what, busy, go, main = false }: WayProps) {
  return (
    <Part title={title} help={what}>
      <button
        type="button"
        {...(main ? { 'data-main': true } : {})}
        className={css['start']}
        disabled={busy}
        onClick={go}
      >
        {title}
      </button>
    </Part>
  )
}

function Altogether({ member: { id, code } }: { readonly member: MemberView }) {
  const { people: said } = useWords()
  return (
    <Part title={said.lost.member(code)} help={said.lost.memberWhat}>
      <Link href={paths.removal(id)} className={people['act'] ?? ''}>
        {said.members.removeLabel(code)}
      </Link>
    </Part>
  )
}

function UntilThen({ member }: { readonly member: string }) {
  const { people: said } = useWords()
  const asked = useCall('member.removal', { member })
  return (
    <Part title={said.lost.read} help={said.lost.keeps}>
      {asked.state === 'answered' && <Readable readable={asked.value.readable} />}
    </Part>
  )
}
