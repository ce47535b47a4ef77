/** How much of a stranger's site fits into one capture. A page that has no end must not become a full disk. */
export const limits = {
  /** Bytes of one answer, as they came. */
  body: 64 * 1024 * 1024,
  /** Bytes of one answer when it is unpacked: the browser unpacks it. */
  unpacked: 256 * 1024 * 1024,
  /** Bytes of all answers. */
  total: 256 * 1024 * 1024,
  requests: 3000,
  /** Of what a page sends with a question. */
  sent: 1024 * 1024,
  connectMillis: 20_000,
  /** For the whole of a page, unless another time is given. */
  seconds: 60,
  /** How tall a picture of the page may be. */
  pictureHeight: 16_000,
  text: 4 * 1024 * 1024,
  /** A page writes what it likes into both. */
  address: 8000,
  title: 1000,
} as const
