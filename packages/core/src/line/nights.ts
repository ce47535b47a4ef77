/** Which nights a shift takes, where the person is: a shift that covers three in the morning is a night of it. */
const hour = 3_600_000
const threeInTheMorning = 3

/** Days since 1970 of each three-in-the-morning inside the shift, in its time zone; an unknown zone counts as UTC. */
export function nightsOf({
  from,
  to,
  zone,
}: {
  readonly from: number
  readonly to: number
  readonly zone: string
}): readonly number[] {
  const nights: number[] = []
  // A shift of more than two weeks is a slip of the keyboard.
  const last = Math.min(to, from + 14 * 24 * hour)
  for (let at = from; at < last; at += hour) {
    const local = localHours(at, zone)
    // The hour that begins at three, or the one that the shift begins within.
    if (local.hour === threeInTheMorning && !nights.includes(local.day)) nights.push(local.day)
  }
  return nights
}

function localHours(at: number, zone: string): { readonly day: number; readonly hour: number } {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(isZone(zone) ? zone : 'UTC')
  const day = there.toPlainDate().since(Temporal.PlainDate.from('1970-01-01')).days
  return { day, hour: there.hour }
}

/** The names that the calendar of this machine knows: `Europe/Paris`. */
export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}
