import { certain } from '@safeconduct/core/base/result.ts'
import { createContext, use } from 'react'
import type { Session } from '../../calls/calls.ts'

export type Open = Extract<Session, { readonly state: 'open' }>

/** The open session, for everything inside the frame. */
export const OpenSession = createContext<Open | undefined>(undefined)

export function useOpenSession(): Open {
  return certain(use(OpenSession), 'only the frame of an open session draws this')
}
