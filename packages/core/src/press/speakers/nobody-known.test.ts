/** Words of which the text says that nobody knows whose they are, and names in marks; all sentences are invented. */
import { describe, expect, it } from 'vitest'
import { type Case, speakers } from './speakers.fixture.ts'

const unknown: readonly Case[] = [
  ['“Burn it down,” somebody wrote in the chat.', [null]],
  ['Ruth Calloway received anonymous calls telling her to “stop asking about the boats”.', [null]],
  ['Ruth Calloway got a text message saying “We know where you park your car.”', [null]],
  ['The parcel came back with a label saying “not known at this address”.', [null]],
  ['The council met. A note was pushed under the door at night. It said: “We can wait longer.”', [null]],
  ['A voice message that the Valley Chronicle could not verify says: “Lights out by ten.”', [null]],
  [
    'A recording, which the Valley Chronicle was unable to authenticate, says only: “The lower gate.”',
    [null],
  ],
  ['Dans un message vocal que La Chronique n’a pu authentifier, on entend : « Dites-le à Sarn. »', [null]],
  [
    'В голосовом сообщении, подлинность которого «Хроника» не смогла подтвердить, слышно: «Ждите у ворот».',
    [null],
  ],
  ['Une lettre anonyme réclamait « le village pour le village ».', [null]],
  ['Beaucoup décrivent un homme « serviable et discret ».', [null]],
  ['Claire Delmas a reçu un message disant « on sait où tu dors ».', [null]],
  ['В чате кто-то написал: «Сегодня греет чужих, завтра подожжёт своих».', [null]],
  ['Анонимное письмо обвиняло мэра в «продаже порта по метрам».', [null]],
  ['Марта Линд получила записку: «Мы знаем, где стоит твоя машина».', [null]],
]

const known: readonly Case[] = [
  ['Ruth Calloway sent her sister a message saying “I am safe, do not come.”', ['Ruth Calloway']],
  ['A letter from Ruth Calloway said the mayor had “sold the harbour by the metre”.', ['Ruth Calloway']],
  [
    'A message from the ministry, which the Chronicle could not verify, said: “All is calm.”',
    ['the ministry'],
  ],
  [
    'Ruth Calloway, whose account the Chronicle could not verify, said: “They came at night.”',
    ['Ruth Calloway'],
  ],
  ['The company had no comment. It said: “We do not discuss our tenants.”', ['The company']],
  ['Certains habitants parlent d’un « complot venu d’en haut ».', ['Certains habitants']],
  ['Claire Delmas a envoyé un message disant « je suis en sécurité ».', ['Claire Delmas']],
  ['Марта Линд получила письмо от сестры: «Не приезжай домой».', ['сестра']],
  ['Марта Линд написала записку: «Я вернусь к ужину».', ['Марта Линд']],
]

const names: readonly Case[] = [
  ['The two men died of “heart failure”, according to the prison.', []],
  ['Ruth Calloway was suspected of “disclosing a state secret,” the prosecutor’s office said.', []],
  ['Neighbours called him “the Notary”, said Ruth Calloway.', []],
  ['The system is known in the barracks as “the bank”, said Ruth Calloway.', []],
  ['The band played only one tune all night: “Summer on the Harbour Road.”', []],
  ['Claire Delmas a été licenciée pour « consultation de documents sans rapport ».', []],
  ['La fanfare répétait « La Marche des régates », raconte Claire Delmas.', []],
  ['Connu sous le nom de « la Banque », le système existe encore, dit Claire Delmas.', []],
  ['Le plan « Mer sûre 2025 » est critiqué par Claire Delmas.', []],
  ['Марта Линд задержана по подозрению в «распространении материалов», сообщил Следственный комитет.', []],
  ['По версии следствия, в так называемом «карантине» избивали под музыку.', []],
]

const verdicts: readonly Case[] = [
  ['Ruth Calloway accused him of “lying to the people of Sarn”.', ['Ruth Calloway']],
  ['He died of “a broken heart”, said his sister, Ruth Calloway.', ['Ruth Calloway']],
  ['Ruth Calloway called the mayor “the worst thing since the flood”.', ['Ruth Calloway']],
  ['Claire Delmas l’accuse d’avoir « menti aux habitants ».', ['Claire Delmas']],
  ['Claire Delmas a reconnu de « graves erreurs ».', ['Claire Delmas']],
  ['Жители обвиняют мэра в «продаже порта по метрам».', ['Жители']],
]

describe('words whose author nobody knows, and words that are a name [P39a]', () => {
  it.each(unknown)('no one is named where the text knows nobody: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
  it.each(known)('but whoever sent or signed a paper is: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
  it.each(names)('a charge, a nickname, a tune or a plan is nobody’s speech: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
  it.each(verdicts)('but an accusation or a verdict is: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
})
