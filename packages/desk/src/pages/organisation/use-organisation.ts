/** Who belongs to the organisation, asked again after an act and when news came in. */
import { useState } from 'react'
import type { OrganisationView } from '../../calls/organisation.ts'
import { type Asked, useCall } from '../calls/use-call.ts'
import { lookAtCopies, useNews } from '../session/copies.ts'

export type Known = {
  readonly asked: Asked<OrganisationView>
  readonly again: () => void
  /** How often `again` was called. */
  readonly turns: number
}

export function useOrganisation(): Known {
  const [acts, setActs] = useState(0)
  const news = useNews()
  return {
    asked: useCall('organisation.read', {}, news * 1_000 + acts),
    turns: acts,
    again: () => {
      setActs((before) => before + 1)
      void lookAtCopies()
    },
  }
}
