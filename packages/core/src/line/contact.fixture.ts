/** Records of the line as a desk holds them, for tests: one value a field, or several where two desks wrote apart. */
import { instantOf } from '../base/date.ts'
import { type Contact, contactOf, type Held } from './contact.ts'

/** The moment at which most of these tests stand: 2021-08-05, nine in the morning UTC. */
export const now: number = Date.parse('2021-08-05T09:00:00Z')
export const minute = 60_000
export const hour: number = 60 * minute
export const day: number = 24 * hour

export function at(millis: number): string {
  return instantOf(millis)
}

type Values = { readonly [field: string]: unknown }

export function held(id: string, type: string, values: Values): Held {
  return {
    id,
    type,
    fields: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]])),
  }
}

/** The same record with what a second desk wrote into these fields at the same time. */
export function writtenApart(record: Held, values: Values): Held {
  const both = Object.entries(values).map(([name, value]) => [name, [...(record.fields[name] ?? []), value]])
  return { ...record, fields: { ...record.fields, ...Object.fromEntries(both) } }
}

export function request(id: string, values: Values = {}): Held {
  return held(id, 'HelpRequest', {
    channel: 'web',
    receivedAt: at(now - hour),
    lang: 'ru',
    body: 'Помогите мне, пожалуйста.',
    aboutOther: false,
    state: 'received',
    priority: 'normal',
    ...values,
  })
}

export function thread(of: string, values: Values = {}): Held {
  return held(`thread of ${of}`, 'LineThread', { request: of, keys: {}, ...values })
}

let count = 0

export function message(of: string, way: 'in' | 'out', when: number, values: Values = {}): Held {
  count += 1
  const reply = way === 'out' ? { state: 'sent', by: 'M-01' } : {}
  const words = { text: way === 'in' ? 'Вы здесь?' : 'Мы здесь.' }
  return held(`${of} ${way} ${count}`, 'LineMessage', {
    request: of,
    way,
    kind: 'text',
    at: at(when),
    ...words,
    ...reply,
    ...values,
  })
}

/** Every contact of these records, in any order. */
export function contactsOf(records: Iterable<Held>): readonly Contact[] {
  const all = [...records]
  const named = all.flatMap((one) => (one.fields['request'] ?? []).map((of) => ({ of, one })))
  const around = Map.groupBy(named, ({ of }) => of)
  return all
    .filter(({ type }) => type === 'HelpRequest')
    .map((one) => contactOf(one, around.get(one.id)?.map((beside) => beside.one) ?? []))
}

/** The one contact of these records. */
export function contact(...records: readonly Held[]): Contact {
  const [one, ...others] = contactsOf(records)
  if (one === undefined || others.length > 0) throw new Error('one contact was meant')
  return one
}

export function safe(values: Values = {}): Values {
  return { hours: [], screen: 'only-me', saidAt: at(now - day), ...values }
}
