/**
 * What runs inside the measured page, as text: the command line knows no DOM, and the pages must not know the bench.
 *
 * A thing is painted when a frame began with it in the document and that frame is over: the look is in
 * `requestAnimationFrame`, the clock is read in the first task behind it. Times are of the page's own clock, so the
 * browser's remote control costs nothing.
 */
export const inPage = `(() => {
  // Rows that do not change are not painted again: a key that changes nothing has no figure.
  const patience = 1500
  const painted = (isThere, from, most = patience) => new Promise((done) => {
    const look = () => requestAnimationFrame(() => {
      if (isThere()) setTimeout(() => done(performance.now() - from))
      else if (performance.now() - from > most) done(null)
      else look()
    })
    look()
  })
  const rows = () => [...document.querySelectorAll('[role="rowgroup"] [role="row"]')]
  const filled = () => rows().length > 0 && rows().every((row) => row.textContent !== '')
  const shown = () => rows().map((row) => row.textContent).join()
  const bench = { key: undefined }
  bench.firstRows = () => painted(filled, 0, 30_000)
  bench.firstField = () => painted(() => document.querySelector('main form input') !== null, 0, 30_000)
  bench.rowsAfterClick = (name) => {
    const before = shown()
    const link = [...document.querySelectorAll('nav a')].find((one) => one.textContent === name)
    const from = performance.now()
    link.click()
    return painted(() => filled() && shown() !== before, from)
  }
  bench.jump = (part) => {
    const grid = document.querySelector('[role="grid"]')
    const before = shown()
    const from = performance.now()
    grid.scrollTop = Math.floor((grid.scrollHeight - grid.clientHeight) * part)
    return painted(() => filled() && shown() !== before, from)
  }
  addEventListener('keydown', (event) => {
    const before = shown()
    bench.key = painted(() => filled() && shown() !== before, event.timeStamp)
  }, { capture: true })
  globalThis.bench = bench
})()`
