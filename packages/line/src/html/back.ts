/** Coming back with a code: the answers, a follow-up, a file when a place was opened, and the end of it all. */
import type { BodyGiven } from './body.ts'
import { progress } from './code.ts'
import { html, type Markup } from './markup.ts'
import { textBox } from './write.ts'

export function backPart(given: BodyGiven): Markup {
  const { words, code } = given
  const { back } = words
  return html`<section data-at="back" aria-labelledby="${code}-back" hidden>
      <h2 id="${code}-back" tabindex="-1">${back.heading}</h2>
      <form autocomplete="off" novalidate data-at="back-form">
        <label for="${code}-typed">${back.code}</label>
        <small id="${code}-typed-hint">${back.codeHint}</small>
        <textarea id="${code}-typed" data-at="typed" rows="3" dir="auto" autocomplete="off" autocapitalize="none" autocorrect="off" spellcheck="false" aria-describedby="${code}-typed-hint"></textarea>
        <p class="due" data-at="back-trouble" role="alert" hidden></p>
        <div class="row"><button type="submit" class="main">${back.open}</button></div>
      </form>
      <p class="state" data-at="back-state" role="status"></p>
    </section>
    ${threadPart(given)}`
}

function threadPart({ words: { back, sent }, code }: BodyGiven): Markup {
  return html`<section data-at="thread" aria-labelledby="${code}-thread" hidden>
    <h2 id="${code}-thread" tabindex="-1">${back.answers}</h2>
    <ol class="answers" data-at="answers"></ol>
    <p data-at="none">${back.none}</p>
    <div class="row"><button type="button" data-at="again">${back.again}</button>
      <button type="button" data-at="older">${back.older}</button>
    </div>
    <p class="state" data-at="thread-state" role="status"></p>
    <div data-at="attach" hidden>
      <h3>${back.attach}</h3>
      <p data-at="attach-hint">${back.attachHint}</p>
      <label class="unseen" for="${code}-file">${back.attach}</label>
      <input type="file" id="${code}-file" data-at="file" />
      <p class="state" data-at="file-state" role="status"></p>
      <progress max="100" value="0" data-at="file-progress" aria-hidden="true" hidden></progress>
      <button type="button" data-at="file-stop" hidden>${back.attachStop}</button>
    </div>
    <form autocomplete="off" novalidate data-at="follow-form">
      <label for="${code}-follow">${back.follow}</label>
      <small id="${code}-follow-hint"></small>
      ${textBox(code, 'follow', 5)}
      <p class="due" data-at="follow-trouble" role="alert" hidden></p>
      <div class="row">
        <button type="submit" class="main" data-at="follow-send">${back.send}</button>
        <button type="button" data-at="follow-speak">${back.speak}</button>
      </div>
    </form>
    ${progress('follow', sent.tryNow)}
    <details data-at="burn">
      <summary>${back.burn}</summary>
      <p>${back.burnNote}</p>
      <div class="row">
        <button type="button" class="danger" data-at="burn-sure">${back.burnSure}</button>
        <button type="button" data-at="burn-no">${back.burnNo}</button>
      </div>
    </details>
  </section>`
}
