/** What is typed to make an organisation, and whether it is enough. */
import { useEffect, useState } from 'react'
import type { CallRefusal } from '../../calls/calls.ts'
import { call } from '../calls/client.ts'
import { opened } from '../session/open-close.ts'
import { useLanguage } from '../words/use-words.ts'
import { useNewPassphrase } from './use-new-passphrase.ts'

export function useNewOrganisation() {
  const language = useLanguage()
  const [name, setName] = useState('')
  const chosen = useNewPassphrase()
  const { passphrase } = chosen
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<CallRefusal>()
  const ready = name.trim() !== '' && chosen.enough
  useEffect(() => setRefusal(undefined), [name, passphrase])
  const create = async (): Promise<void> => {
    if (!ready) return
    setBusy(true)
    setRefusal(opened(await call('organisation.create', { name: name.trim(), passphrase, language })))
    setBusy(false)
  }
  return { ...chosen, name, setName, ready, busy, refusal, create }
}
