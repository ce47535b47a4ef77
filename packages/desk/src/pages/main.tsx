/**
 * The desk's page begins here: first the one-time token of the address becomes the cookie and leaves
 * the address, then the page is drawn.
 */
import './style/base.css'
import { certain } from '@safeconduct/core/base/result.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { enter } from './calls/client.ts'
import { Desk } from './desk.tsx'
import { readFragment, replaceFragment } from './session/settings.ts'

const { token, rest } = readFragment()
if (token !== undefined) {
  // Out of the address before anything else may fail: whoever looks over a shoulder must not read it.
  replaceFragment(rest)
  await enter(token)
}
const place = certain(document.getElementById('desk'), 'index.html has the place')
createRoot(place).render(
  <StrictMode>
    <Desk />
  </StrictMode>,
)
