import { useState } from 'react'
import { call } from '../calls/client.ts'
import { useWords } from '../words/use-words.ts'
import { Choice, TextField } from './field.tsx'
import css from './line.module.css'
import type { OfThread } from './thread.tsx'

const megabyte = 1024 * 1024
const rooms = ['5', '25', '100'] as const

/** Nobody can send a file before a colleague allowed it: the relay takes no bytes from strangers. */
export function OpenSlot({ thread: { id, slots, lease, aboutOther }, acting }: OfThread) {
  const { acts: said } = useWords().line
  const [room, setRoom] = useState<(typeof rooms)[number]>('25')
  const [text, setText] = useState('')
  const mayOpen = lease?.mine === true && !aboutOther
  const open = async (): Promise<void> => {
    const bytes = Number(room) * megabyte
    if ((await acting.run(call('line.openSlot', { id, room: bytes, text }))) !== undefined) setText('')
  }
  if (!mayOpen && slots.length === 0) return null
  return (
    <div className={css['act-on']}>
      <h3>{said.slot}</h3>
      <ul>
        {slots.map((slot) => (
          <li key={slot.id} className={css['facts']}>
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
          <button type="button" disabled={acting.busy || text.trim() === ''} onClick={() => void open()}>
            {said.slotAct}
          </button>
        </>
      )}
    </div>
  )
}
