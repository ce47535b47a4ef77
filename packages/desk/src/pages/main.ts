/**
 * The desk's page begins here: first the one-time token of the address becomes the cookie and leaves
 * the address, then the page is drawn.
 *
 * This part is small and comes alone: a browser writes down the address of a page that takes long to begin.
 */
import './style/base.css'
import { enter } from './calls/client.ts'
import { readFragment, replaceFragment } from './session/settings.ts'

const { token, rest } = readFragment()
if (token !== undefined) {
  // Out of the address before anything else may fail: whoever looks over a shoulder must not read it.
  replaceFragment(rest)
  await enter(token)
}
const { draw } = await import('./draw.tsx')
draw()
