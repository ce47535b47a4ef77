/** The one place of the page that asks the phone for its time: for the hours in which an answer is safe, and the week. */
export type PhoneClock = {
  readonly millis: () => number
  /** Minutes east of UTC, as the phone is set now. */
  readonly offset: () => number
}

export const phoneClock: PhoneClock = {
  millis: () => new Date().getTime(),
  offset: () => 0 - new Date().getTimezoneOffset(),
}
