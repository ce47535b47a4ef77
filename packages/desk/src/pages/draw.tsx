/** Draws the desk; loaded after the token has left the address. */
import { certain } from '@safeconduct/core/base/result.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Desk } from './desk.tsx'

export function draw(): void {
  const place = certain(document.getElementById('desk'), 'index.html has the place')
  createRoot(place).render(
    <StrictMode>
      <Desk />
    </StrictMode>,
  )
}
