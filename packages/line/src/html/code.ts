/** The code, shown before anything is sent: who closes the page too early must not have lost the only way back. */
import type { BodyGiven } from './body.ts'
import { html, type Markup } from './markup.ts'

export function codePart({ words, code }: BodyGiven): Markup {
  const said = words.code
  return html`<section data-at="code" aria-labelledby="${code}-code" hidden>
    <h2 id="${code}-code" tabindex="-1">${said.heading}</h2>
    <p data-at="code-why">${said.why}</p>
    <div data-at="sent" hidden>
      <p>${words.sent.stays} ${words.sent.next}</p>
      <p data-at="sent-wait"></p>
      <div class="row"><button type="button" data-at="sent-speak">${words.sent.speak}</button></div>
    </div>
    ${shownCode('main')}
    <div class="row"><button type="button" data-at="digits">${said.showDigits}</button></div>
    <div data-at="keep">
      <h3>${said.keep}</h3>
      <dl>
        <dt>${said.onPaper}</dt>
        <dd>${said.onPaperHow}</dd>
        <dt>${said.saveAs}</dt>
        <dd>
          ${said.saveAsHow}
          <button type="button" data-at="copy">${said.copy}</button> <span data-at="copied" role="status"></span>
        </dd>
        <dt>${said.aloud}</dt>
        <dd>${said.aloudHow}</dd>
      </dl>
    </div>
    <div data-at="second-shown" hidden>
      <h3>${said.second}</h3>
      ${shownCode('second')}
      <p>${said.secondHow}</p>
    </div>
    <form autocomplete="off" novalidate data-at="code-form">
      <label for="${code}-confirm">${said.confirm}</label>
      <small id="${code}-confirm-hint">${said.confirmHint}</small>
      <input type="text" id="${code}-confirm" data-at="confirm" autocomplete="off" autocapitalize="none" autocorrect="off" spellcheck="false" dir="auto" aria-describedby="${code}-confirm-hint" />
      <p class="state" data-at="confirm-state" role="status"></p>
      <p class="due" data-at="code-trouble" role="alert" hidden></p>
      <div class="row">
        <button type="submit" class="main" data-at="send" disabled>${said.send}</button>
        <button type="button" data-at="code-change">${said.change}</button>
      </div>
    </form>
    ${progress('send', words.sent.tryNow)}
  </section>`
}

/** How far a sending is. The text that is being sent stays readable below it until it has come in. */
export function progress(name: string, tryNow: string): Markup {
  return html`<div class="sending" data-at="${name}-sending" hidden>
    <p class="state" data-at="${name}-state" role="status"></p>
    <progress max="100" value="0" data-at="${name}-progress" aria-hidden="true"></progress>
    <button type="button" data-at="${name}-now" hidden>${tryNow}</button>
    <p class="kept" data-at="${name}-text" dir="auto" hidden></p>
  </div>`
}

function shownCode(name: string): Markup {
  // Written from left to right in no language of its own: digits must not turn round in a page that does.
  return html`<ol class="code" data-at="words-${name}"></ol>
    <p class="digits" dir="ltr" data-at="digits-${name}" hidden></p>`
}
