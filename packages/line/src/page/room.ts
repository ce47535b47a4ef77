/** What fits into a message, and what a field for a time holds: all that the form for writing has to compute. */
import { largestClass } from '@safeconduct/core/line/padding.ts'

/** Minutes from midnight of what a field for a time holds; undefined when it holds none. */
export function minutesOf(time: string): number | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})/.exec(time) ?? []
  const sum = Number(hours) * 60 + Number(minutes)
  return hours !== undefined && sum < 24 * 60 ? sum : undefined
}

/** What a message has beside its text, at its longest. */
const beside = 2_048

/** How many more letters like those already there fit; below zero: so many are too many. */
export function roomFor(text: string): number {
  const bytes = new TextEncoder().encode(JSON.stringify(text)).length - 2
  const each = Math.max(1, bytes / Math.max(1, text.length))
  return Math.floor((largestClass - beside - bytes) / each)
}
