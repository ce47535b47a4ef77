/** The form in which a first message is written, and what is asked so that an answer does not put somebody in danger. */
import type { BodyGiven } from './body.ts'
import { html, type Markup } from './markup.ts'

export function writePart(given: BodyGiven): Markup {
  const { words, code } = given
  const { write } = words
  return html`<section data-at="write" aria-labelledby="${code}-write" hidden>
    <h2 id="${code}-write" tabindex="-1">${write.heading}</h2>
    <form autocomplete="off" novalidate data-at="write-form">
      <fieldset>
        <legend>${write.about}</legend>
        ${choice(code, 'about', 'self', write.self, true)} ${choice(code, 'about', 'other', write.other, false)}
        <p class="note" data-at="other-note" hidden>${write.otherNote}</p>
      </fieldset>
      <label for="${code}-text">${write.text}</label>
      <small id="${code}-text-hint">${write.textHint}</small>
      ${textBox(code, 'text', 8)}
      <p class="state" data-at="text-room" role="status"></p>
      ${tick(code, 'speak', write.speak, write.speakHint)}
      ${safeContact(given)} ${secondCode(given)}
      <p class="due" data-at="write-trouble" role="alert" hidden></p>
      <div class="row">
        <button type="submit" class="main">${write.next}</button>
        <button type="button" data-at="write-stop">${write.stop}</button>
      </div>
    </form>
  </section>`
}

function safeContact({ words: { write }, code }: BodyGiven): Markup {
  return html`<details>
    <summary>${write.safe}</summary>
    <p>${write.safeHint}</p>
    <fieldset>
      <legend>${write.when}</legend>
      ${choice(code, 'when', 'any', write.anyTime, true)} ${choice(code, 'when', 'hours', write.between, false)}
      <div class="row" data-at="hours" hidden>
        <label for="${code}-from">${write.from}</label>${hour(code, 'from', '10:00')}
        <label for="${code}-to">${write.to}</label>${hour(code, 'to', '18:00')}
        <small>${write.clock}</small>
      </div>
    </fieldset>
    <fieldset>
      <legend>${write.screen}</legend>
      ${choice(code, 'screen', 'only-me', write.onlyMe, false)}
      ${choice(code, 'screen', 'others-may-see', write.others, false)}
      ${choice(code, 'screen', 'unknown', write.unknown, true)}
    </fieldset>
    ${line(code, 'way', write.way, write.wayHint, 200)}
    ${line(code, 'cannot-talk', write.cannotTalk, write.cannotTalkHint, 60)}
  </details>`
}

function secondCode({ words: { write }, code, topics }: BodyGiven): Markup {
  return html`<details>
    <summary>${write.second}</summary>
    <p>${write.secondNote}</p>
    ${tick(code, 'second', write.secondWant)}
    <div data-at="topic-choice" hidden>
      <label for="${code}-topic">${write.topic}</label>
      <select id="${code}-topic" data-at="topic" autocomplete="off">
        ${topics.map(({ value, label }) => html`<option value="${value}">${label}</option>`)}
      </select>
    </div>
  </details>`
}

export function textBox(code: string, name: string, rows: number): Markup {
  return html`<textarea id="${code}-${name}" data-at="${name}" rows="${String(rows)}" dir="auto" autocomplete="off" autocapitalize="sentences" autocorrect="off" spellcheck="false" aria-describedby="${code}-${name}-hint"></textarea>`
}

function line(code: string, name: string, label: string, hint: string, length: number): Markup {
  return html`<label for="${code}-${name}">${label}</label>
    <small id="${code}-${name}-hint">${hint}</small>
    <input type="text" id="${code}-${name}" data-at="${name}" maxlength="${String(length)}" dir="auto" autocomplete="off" autocorrect="off" spellcheck="false" aria-describedby="${code}-${name}-hint" />`
}

function hour(code: string, name: string, value: string): Markup {
  return html`<input type="time" step="1800" id="${code}-${name}" data-at="${name}" value="${value}" autocomplete="off" />`
}

function choice(code: string, name: string, value: string, label: string, chosen: boolean): Markup {
  return html`<label class="choice"
    ><input type="radio" name="${code}-${name}" value="${value}" data-choice="${name}" ${chosen ? html`checked data-first` : undefined} autocomplete="off" />
    <span>${label}</span></label
  >`
}

function tick(code: string, name: string, label: string, hint?: string): Markup {
  return html`<label class="choice"
    ><input type="checkbox" id="${code}-${name}" data-at="${name}" autocomplete="off" />
    <span>${label}${hint === undefined ? undefined : html`<small>${hint}</small>`}</span></label
  >`
}
