/** Several people at desks of their own, for tests that join them to one organisation. */
import type { Desk } from '../../packages/desk/src/process/desk.ts'
import { type Home, newHome, openDesk, type Page, pageOf } from './desk.ts'

export type Seat = { readonly home: Home; readonly desk: Desk; readonly page: Page }

/** `home`: one that is there already, where the caller takes it away again. */
export async function newSeat(home?: Home): Promise<Seat> {
  home ??= await newHome()
  const desk = await openDesk(home.path)
  return { home, desk, page: pageOf(desk) }
}

/** The value of a call that must be answered. */
export async function ask<T>({ page }: Pick<Seat, 'page'>, name: string, body: object = {}): Promise<T> {
  const reply = await page.call(name, body)
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.refusal)}`)
  return reply.value as T
}

/** Why a call was refused; `answered` where it was not. */
export async function refusal(
  { page }: Pick<Seat, 'page'>,
  name: string,
  body: object = {},
): Promise<string> {
  const reply = await page.call(name, body)
  return reply.ok ? 'answered' : reply.refusal.kind
}
