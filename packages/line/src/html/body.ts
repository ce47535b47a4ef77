/**
 * The page's body in one language: everything that is there before any script, and the forms that a script shows.
 *
 * First comes the way out, then what is stored and what is not, then everything else: on a slow line this is also
 * the order in which it arrives. Forms are hidden until the script has bound them, so that nothing that somebody
 * types can be lost or sent in clear by a browser that does not run it. No field asks why somebody is hunted.
 */
import type { LineWords } from '../words/line-words.ts'
import { backPart } from './back.ts'
import { codePart } from './code.ts'
import { html, type Markup } from './markup.ts'
import { writePart } from './write.ts'

export type BodyGiven = {
  readonly words: LineWords
  /** Also the beginning of every id, for the file that holds several languages. */
  readonly code: string
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly others: readonly { readonly code: string; readonly name: string; readonly href: string }[]
  readonly exitTo: string
  readonly organisationName: string | undefined
  readonly otherWays: string | undefined
  readonly topics: readonly { readonly value: string; readonly label: string }[]
  /** Where the page lies as one file; that file itself names none. */
  readonly file: string | undefined
  /** What the script reads: addresses, sentences, the words of codes. JSON. */
  readonly settings: Markup
}

export function body(given: BodyGiven): Markup {
  const { words, code, language, direction } = given
  return html`<div class="page" id="${code}" lang="${language}" dir="${direction}" data-page>
    ${wayOut(given)}
    ${languageLinks(given)}
    <main>
      <h1>${words.intro.heading}</h1>
      ${introduction(given)}
      <div data-at="with" hidden>
        <p class="state" data-at="state" role="status"></p>
        <p class="due" data-at="trouble" role="alert" hidden></p>
        <p class="ways" data-at="trouble-ways" dir="auto" hidden></p>
        ${firstStep(words)} ${writePart(given)} ${codePart(given)} ${backPart(given)} ${voicePart(given)}
      </div>
    </main>
    <script type="application/json" data-at="settings">
      ${given.settings}
    </script>
  </div>`
}

function wayOut({ words, exitTo }: BodyGiven): Markup {
  return html`<div class="way-out">
    <a class="exit" href="${exitTo}" rel="noreferrer noopener nofollow" referrerpolicy="no-referrer" data-at="exit"
      >${words.exit}</a
    ><span class="exit-keys">${words.exitKeys}</span>
    <span class="unseen" role="status" data-at="presses"></span>
  </div>`
}

function languageLinks({ words, others, organisationName }: BodyGiven): Markup {
  const links = others.map(
    ({ code, name, href }) =>
      html`<a href="${href}" lang="${code}" hreflang="${code}" data-language>${name}</a>`,
  )
  return html`<header>
    ${organisationName === undefined ? undefined : html`<p class="whose">${organisationName}</p>`}
    <nav aria-label="${words.languages}" data-at="languages"><strong aria-current="true">${words.name}</strong>${links}</nav>
  </header>`
}

function introduction({ words: { intro, start }, otherWays, file, topics }: BodyGiven): Markup {
  const everyday = intro.everyday.replace('{topics}', topics.map(({ label }) => label).join(', '))
  const list = (items: readonly string[]): Markup => html`<ul>
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`
  return html`<div data-at="intro">
    <p class="lead">${intro.lead}</p>
    <h2>${intro.keptHeading}</h2>
    ${list(intro.kept)}
    <h2>${intro.notKeptHeading}</h2>
    ${list(intro.notKept)}
    <p class="asked">${intro.notAsked}</p>
    <p class="quiet">${everyday}</p>
    <h2>${intro.cannotHeading}</h2>
    ${list(intro.cannot)} ${file === undefined ? undefined : html`<p><a href="${file}">${start.file}</a></p>`}
    ${intro.unreviewed === '' ? undefined : html`<p class="quiet">${intro.unreviewed}</p>`}
    ${
      otherWays === undefined
        ? undefined
        : html`<h2>${intro.otherWays}</h2>
          <p class="ways" dir="auto">${otherWays}</p>`
    }
    <div data-at="without">${intro.noScript.map((said) => html`<p class="due">${said}</p>`)}</div>
  </div>`
}

function firstStep({ start: words }: LineWords): Markup {
  return html`<div class="row" data-at="start">
    <button type="button" class="main" data-at="to-write">${words.write}</button>
    <button type="button" data-at="to-back">${words.comeBack}</button>
  </div>`
}

function voicePart({ words: { voice }, code }: BodyGiven): Markup {
  return html`<section data-at="voice" aria-labelledby="${code}-voice" hidden>
    <h2 id="${code}-voice" tabindex="-1">${voice.heading}</h2>
    <p>${voice.note}</p>
    <div class="row" data-at="voice-live">
      <button type="button" class="main" data-at="voice-start">${voice.start}</button>
      <button type="button" data-at="voice-pause" hidden>${voice.pause}</button>
      <button type="button" data-at="voice-resume" hidden>${voice.resume}</button>
      <button type="button" data-at="voice-stop" hidden>${voice.stop}</button>
    </div>
    <label data-at="voice-level" hidden>${voice.level} <meter min="0" max="1" value="0"></meter></label>
    <p class="state" data-at="voice-state" role="status"></p>
    <p data-at="voice-pick">
      <label for="${code}-voice-file">${voice.file}</label>
      <input type="file" accept="audio/*" id="${code}-voice-file" data-at="voice-file" />
      <small>${voice.fileHint}</small>
    </p>
    <p class="due" data-at="voice-never" hidden>${voice.never}</p>
  </section>`
}
