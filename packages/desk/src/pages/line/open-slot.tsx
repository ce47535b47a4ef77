import { useState } from 'react'
import type { ThreadView } from '../../calls/line.ts'
import { call } from '../calls/client.ts'
import { useAct } from '../calls/use-act.ts'
import parts from '../style/parts.module.css'
import { useWords } from '../words/use-words.ts'
import { Choice, TextField } from './field.tsx'
import { ReplyRefused } from './reply-refused.tsx'
import type { OfThread } from './thread.tsx'

const megabyte = 1024 * 1024
/** A relay keeps ten megabytes of one file and no more. */
const rooms = ['1', '5', '10'] as const

/** Nobody can send a file before a colleague allowed it: the relay takes no bytes from strangers. */
export function OpenSlot({ thread: { id, slots, lease, aboutOther }, acting }: OfThread) {
  const { acts: said } = useWords().line
  const [room, setRoom] = useState<(typeof rooms)[number]>('5')
  const [text, setText] = useState('')
  const opening = useAct<ThreadView>()
  const mayOpen = lease?.mine === true && !aboutOther
  const open = async (): Promise<void> => {
    const bytes = Number(room) * megabyte
    const opened = await opening.run(call('line.openSlot', { id, room: bytes, text }))
    if (opened === undefined) return
    setText('')
    await acting.run(Promise.resolve({ ok: true, value: opened }))
  }
  if (!mayOpen && slots.length === 0) return null
  return (
    <div className={parts['act-on']}>
      <h3>{said.slot}</h3>
      <ul>
        {slots.map((slot) => (
          <li key={slot.id} className={parts['facts']}>
            {said.megabytes(String(Math.round(slot.room / megabyte)))} · {said.slots[slot.state]}
          </li>
        ))}
      </ul>
      {mayOpen && (
        <>
          <Choice
            label={said.slotRoom}
            value={room}
            of={rooms.map((one) => [one, said.megabytes(one)] as const)}
            choose={setRoom}
          />
          <TextField label={said.slotText} text={text} change={setText} rows={2} />
          <button type="button" disabled={opening.busy || text.trim() === ''} onClick={() => void open()}>
            {said.slotAct}
          </button>
          <ReplyRefused refusal={opening.refusal} />
        </>
      )}
    </div>
  )
}
