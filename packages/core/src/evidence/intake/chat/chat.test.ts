import { describe, expect, it } from 'vitest'
import { utf8 } from '../../../base/bytes.ts'
import { readChat } from './read-chat.ts'

function one(text: string) {
  const [chat] = readChat(utf8(text))
  if (chat === undefined) throw new Error('no conversation was found')
  return chat
}
const times = (text: string) => one(text).messages.map(({ at }) => at)

describe('a conversation that a telephone exported', () => {
  it('[IN40] WhatsApp on Android in English, with a file, a long message and a notice', () => {
    const chat = one(
      [
        '3/14/17, 10:07\u202fPM - Messages are end-to-end encrypted.',
        '3/14/17, 10:08\u202fPM - Heron: They came at night: four men',
        'in two cars',
        '3/15/17, 12:01\u202fAM - Heron: IMG-20170315-WA0001.jpg (file attached)',
        'This is the gate',
        '3/15/17, 12:02\u202fAM - Kestrel: <Media omitted>',
        '3/15/17, 12:03\u202fAM - Kestrel: This message was deleted',
        '3/15/17, 12:04\u202fAM - Kestrel: I hear you <This message was edited>',
      ].join('\n'),
    )
    expect(chat).toMatchObject({ app: 'whatsapp', notes: ['no-zone'] })
    expect(chat.messages).toEqual([
      {
        number: 1,
        at: '2017-03-14T22:07',
        saidAt: '3/14/17, 10:07\u202fPM',
        text: 'Messages are end-to-end encrypted.',
        files: [],
        marks: [],
      },
      {
        number: 2,
        at: '2017-03-14T22:08',
        saidAt: '3/14/17, 10:08\u202fPM',
        from: 'Heron',
        text: 'They came at night: four men\nin two cars',
        files: [],
        marks: [],
      },
      {
        number: 3,
        at: '2017-03-15T00:01',
        saidAt: '3/15/17, 12:01\u202fAM',
        from: 'Heron',
        text: 'This is the gate',
        files: ['IMG-20170315-WA0001.jpg'],
        marks: [],
      },
      expect.objectContaining({ from: 'Kestrel', marks: ['file-not-exported'] }),
      expect.objectContaining({ marks: ['deleted'] }),
      expect.objectContaining({ text: 'I hear you', marks: ['edited'] }),
    ])
  })

  it('[IN40] WhatsApp in Russian and French, on Android and on an iPhone', () => {
    const russian = one(
      '14.03.2017, 22:08 - Цапля: Они пришли ночью\n14.03.2017, 22:09 - Цапля: фото.jpg (файл добавлен)\n15.03.2017, 00:01 - Цапля: <Без медиафайлов>',
    )
    expect(russian.messages.map(({ at, files, marks }) => [at, files, marks])).toEqual([
      ['2017-03-14T22:08', [], []],
      ['2017-03-14T22:09', ['фото.jpg'], []],
      ['2017-03-15T00:01', [], ['file-not-exported']],
    ])
    const french = one(
      '14/03/2017 à 22:08 - Héron: Ils sont venus\n14/03/2017 à 22:09 - Héron: IMG.jpg (fichier joint)\n',
    )
    expect(french.messages.map(({ at }) => at)).toEqual(['2017-03-14T22:08', '2017-03-14T22:09'])
    const apple = one(
      '\u200e[14/03/2017, 22:08:07] Heron: They came\n\u200e[14/03/2017, 22:08:09] Heron: \u200e<attached: 00000002-PHOTO-2017-03-14.jpg>\n[14.03.17, 22:09:00] Heron: \u200eimage omitted',
    )
    expect(apple.messages[1]).toMatchObject({ files: ['00000002-PHOTO-2017-03-14.jpg'], text: '' })
    expect(apple.messages[2]).toMatchObject({ marks: ['file-not-exported'] })
    expect(times('[2017-03-14, 22:08:07] A: x\n[2017-03-14, 22:08:08] A: y')).toEqual([
      '2017-03-14T22:08:07',
      '2017-03-14T22:08:08',
    ])
  })

  it('[IN41] sets no date where day and month could be either way round', () => {
    const unclear = one('3/4/17, 22:08 - A: x\n3/4/17, 22:09 - A: y')
    expect(unclear.notes).toContain('day-or-month-unclear')
    expect(unclear.messages[0]).not.toHaveProperty('at')
    expect(unclear.messages[0]).toMatchObject({ saidAt: '3/4/17, 22:08' })
    // The order of the messages tells: 9 March comes before 2 April, and 3 September would not.
    expect(times('3/9/17, 22:08 - A: x\n4/2/17, 22:09 - A: y')).toEqual([
      '2017-03-09T22:08',
      '2017-04-02T22:09',
    ])
    expect(times('9/3/17, 22:08 - A: x\n2/4/17, 22:09 - A: y')).toEqual([
      '2017-03-09T22:08',
      '2017-04-02T22:09',
    ])
  })

  it('[IN42] Telegram’s JSON, with absolute times, pieces of text, files and what was left out', () => {
    const chat = one(
      JSON.stringify({
        name: 'Heron',
        type: 'personal_chat',
        id: 1,
        messages: [
          {
            id: 1,
            type: 'message',
            date: '2017-03-14T22:08:07',
            date_unixtime: '1489518487',
            from: 'Heron',
            text: ['They came ', { type: 'bold', text: 'at night' }],
            photo: 'photos/photo_1.jpg',
            edited: '2017-03-14T22:10:00',
          },
          {
            id: 2,
            type: 'service',
            date: '2017-03-14T22:09:00',
            actor: 'Heron',
            action: 'phone_call',
            text: '',
          },
          {
            id: 3,
            type: 'message',
            date: '2017-03-14T22:09:07',
            from: 'Kestrel',
            file: '(File not included. Change data exporting settings to download.)',
            forwarded_from: 'Somebody',
            text: '',
          },
          { id: 4, type: 'unheard-of', date: '2017-03-14T22:09:07' },
        ],
      }),
    )
    expect(chat).toMatchObject({ app: 'telegram', title: 'Heron', notes: ['no-zone', 'some-not-read'] })
    expect(chat.messages).toMatchObject([
      {
        at: '2017-03-14T19:08:07Z',
        text: 'They came at night',
        files: ['photos/photo_1.jpg'],
        marks: ['edited'],
      },
      { text: 'Heron: phone_call' },
      { from: 'Kestrel', marks: ['file-not-exported', 'forwarded'] },
    ])
    expect(chat.messages[1]).not.toHaveProperty('from')
  })

  it('[IN43] Telegram’s pages, read and never shown as pages', () => {
    const page = `<!DOCTYPE html><html><body><div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">Heron </div></div></div>
<div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">14 March 2017</div></div>
<div class="message default clearfix" id="message1"><div class="pull_left userpic_wrap"><div class="userpic"><div class="initials">H</div></div></div>
<div class="body"><div class="pull_right date details" title="14.03.2017 22:08:07 UTC+03:00">22:08</div>
<div class="from_name">Heron </div><div class="text">They came &amp; took him<br>at <a href="https://example.invalid/">night</a> &#x1F319;</div></div></div>
<div class="message default clearfix joined" id="message2"><div class="body"><div class="pull_right date details" title="14.03.2017 22:08:09">22:08</div>
<div class="media_wrap clearfix"><a class="photo_wrap clearfix pull_left" href="photos/photo_1@14-03-2017.jpg"><img class="photo" src="photos/thumb.jpg"></a></div></div></div>
<div class="message default clearfix joined" id="message3"><div class="body"><div class="media clearfix"><div class="status details">Not included, change data exporting settings to download.</div></div><script>fetch('x')</script></div></div>
</div></div></div></body></html>`
    const chat = one(page)
    expect(chat).toMatchObject({ app: 'telegram', title: 'Heron', notes: ['no-zone'] })
    expect(chat.messages).toMatchObject([
      { text: '14 March 2017' },
      {
        at: '2017-03-14T22:08:07+03:00',
        from: 'Heron',
        text: 'They came & took him\nat night 🌙',
        files: [],
      },
      { at: '2017-03-14T22:08:09', from: 'Heron', text: '', files: ['photos/photo_1@14-03-2017.jpg'] },
      { from: 'Heron', marks: ['file-not-exported'] },
    ])
  })

  it('[IN44] Signal’s own lines, where people and messages name each other by number', () => {
    const frames = [
      { recipient: { id: '1', self: {} } },
      { recipient: { id: '2', contact: { e164: '123', profileGivenName: 'Heron' } } },
      { chat: { id: '7', recipientId: '2' } },
      {
        chatItem: {
          chatId: '7',
          authorId: '2',
          dateSent: '1489518487000',
          incoming: {},
          standardMessage: {
            text: { body: 'They came at night' },
            attachments: [{ pointer: { fileName: 'gate.jpg' } }, { pointer: {} }],
          },
        },
      },
      {
        chatItem: {
          chatId: '7',
          authorId: '1',
          dateSent: '1489518490000',
          outgoing: {},
          remoteDeletedMessage: {},
        },
      },
      { chatItem: { chatId: '9', authorId: '1', dateSent: '1489518490000' } },
    ]
    const chat = one(frames.map((frame) => JSON.stringify(frame)).join('\n'))
    expect(chat).toMatchObject({ app: 'signal', title: 'Heron', notes: ['some-not-read'] })
    expect(chat.messages).toMatchObject([
      {
        at: '2017-03-14T19:08:07Z',
        from: 'Heron',
        text: 'They came at night',
        files: ['gate.jpg'],
        marks: ['file-not-exported'],
      },
      { from: 'self', marks: ['deleted'] },
    ])
    const tool =
      '{"date":"2017-03-14 22:08:07","sender":"Heron","body":"They came","attachments":[{"name":"a","path":"media/a.jpg"}]}'
    expect(one(tool)).toMatchObject({
      app: 'signal',
      messages: [{ at: '2017-03-14T22:08:07', from: 'Heron', text: 'They came', files: ['media/a.jpg'] }],
    })
  })

  it('[IN45] is none when it is a story, a page or a table, and nothing hostile keeps the reader busy', () => {
    const none = [
      '',
      'They came at night: four men.\nIn two cars.',
      '{"a":1}',
      '{"messages":3,"type":"x"}',
      '<html><body>Messages</body></html>',
      'a,b,c\n1,2,3',
      `[14/03/2017, 22:08:07${'9'.repeat(100_000)}`,
    ]
    for (const text of none) expect(readChat(utf8(text)), text.slice(0, 30)).toEqual([])
    const start = performance.now()
    const spaces = ' '.repeat(300_000)
    for (const text of [
      `14.03.2017, 22:08 - A: x${spaces}<\n14.03.2017, 22:09 - A:${spaces}y`,
      `14.03.2017, 22:08 - A: ${'.jpg ('.repeat(60_000)}\n14.03.2017, 22:09 - B: x`,
      `<div class="message default">${'<div class="text">'.repeat(50_000)}`,
      `<div class="message default">${'<a class="'.repeat(50_000)}`,
      `{"date":"x","sender":"y","body":"${'['.repeat(300_000)}"}`,
    ])
      readChat(utf8(text))
    expect(performance.now() - start).toBeLessThan(25_000)
  })
})
