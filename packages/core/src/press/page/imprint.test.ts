import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

const en =
  'The ferry to Ostmouth did not run on Friday, because the crew had not been paid since the winter.\n\nA clerk at the pier gave the fares back, and said nothing of when the boat would run again.'
const fr =
  'Le bac d’Ostmouth n’est pas parti vendredi, car l’équipage n’est pas payé depuis l’hiver dernier.\n\nUn employé du quai a rendu le prix des billets et n’a rien dit de la prochaine traversée.'
const ru =
  'Паром в Остмут в пятницу не вышел, потому что команде не платят с прошлой зимы, рассказали на причале.\n\nСлужащий вернул деньги за билеты и не сказал, когда паром пойдёт снова.'

function outletOf(text: string): string | undefined {
  return readReport(text).masthead.outlet?.name
}

describe('the outlet below the headline of a pasted text', () => {
  it.each([
    [`The ferry that stayed in port\nThe Tidewater Courier, 3 May 2031\n\n${en}`, 'The Tidewater Courier'],
    [
      `The ferry that stayed in port\nBy Ann Roe\nThe Tidewater Review, winter issue\n\n${en}`,
      'The Tidewater Review',
    ],
    [
      `The ferry that stayed in port\nThe Ostmouth Herald\nBy Ann Roe\nMay 3, 2031\n\n${en}`,
      'The Ostmouth Herald',
    ],
    [
      `The ferry that stayed in port\nAnn Roe, Court reporter\nNorth Quay Gazette, 3 May 2031\n\n${en}`,
      'North Quay Gazette',
    ],
    [
      `Le bac est resté à quai\nAnne Roe, le 3 mai 2031\nLe Quotidien du quai\n\n${fr}`,
      'Le Quotidien du quai',
    ],
    [`Le bac est resté à quai\nAnne Roe\nLa Gazette du bac, mai 2031\n\n${fr}`, 'La Gazette du bac'],
    [`Le Matin d’Ostmouth - samedi 3 mai 2031\nLe bac est resté à quai\n\n${fr}`, 'Le Matin d’Ostmouth'],
    [
      `Le bac est resté à quai\nPar Anne Roe, envoyée spéciale à Ostmouth\nLarge, le magazine\n\n${fr}`,
      'Large, le magazine',
    ],
    [`Паром остался у причала\nАнна Роу, «Паромный листок», 3 мая\n\n${ru}`, 'Паромный листок'],
    [`Паром остался у причала\nАнна Роу, "Паромный листок"\n3 мая 2031\n\n${ru}`, 'Паромный листок'],
    [`Паром остался у причала\nСлово дня, 3 мая 2031. Собрала Анна Роу\n\n${ru}`, 'Слово дня'],
    [`Паром остался у причала\n\n${ru}\n\nАнна Роу, Остмут. Журнал «Причал», май 2031`, 'Журнал «Причал»'],
    [
      `The ferry that stayed in port\nBy Ann Roe for The Harbour Star\n3 May 2031\n\n${en}`,
      'The Harbour Star',
    ],
    [`The Harbour Star\nThe ferry that stayed in port\nBy Ann Roe\nMay 3, 2031\n\n${en}`, 'The Harbour Star'],
    [`The ferry that stayed in port\nThe Harbour Star · 3 May 2031 · Ann Roe\n\n${en}`, 'The Harbour Star'],
    [
      `The Ellan Monthly, Spring 2031\n\nThe ferry that stayed in port\n\nBy Ann Roe\n\n${en}`,
      'The Ellan Monthly',
    ],
    [`The ferry that stayed in port\nBy Ann Roe\nHarbour Post staff writer\n\n${en}`, 'Harbour Post'],
    [`Le bac est resté à quai\nLe Courrier du port | Justice | 3 mai 2031\n\n${fr}`, 'Le Courrier du port'],
    [`Le bac est resté à quai\nPublié dans L’Essor du port le 3 mai 2031\n\n${fr}`, 'L’Essor du port'],
    [`Le bac est resté à quai\nAnne Roe (Le Courrier du port)\n3 mai 2031\n\n${fr}`, 'Le Courrier du port'],
    [`Паром остался у причала\nТелеграм-канал «Причал», 3 мая 2031\n\n${ru}`, 'Телеграм-канал «Причал»'],
    [`Паром остался у причала\n\n${ru}\n\nАнна Роу, «Новый день»`, 'Новый день'],
  ])('[P97] is read: %#', (text, outlet) => {
    expect(outletOf(text)).toBe(outlet)
  })

  it.each([
    [`OSTMOUTH 03/05/2031 (NORDA)\n\n${fr}`, 'NORDA'],
    [`Ostmouth (dpa) - ${en}`, 'dpa'],
    [`Ostmouth, 3 mai (NDA) ${fr}`, 'NDA'],
    [`ОСТМУТ, 3 мая - Норд-Информ. ${ru}`, 'Норд-Информ'],
  ])('[P97] is read from the place line of an agency: %#', (text, outlet) => {
    expect(
      outletOf(
        `${/\p{Script=Cyrillic}/u.test(text) ? 'Паром остался у причала' : 'The ferry that stayed'}\n${text}`,
      ),
    ).toBe(outlet)
  })

  it('[P97] is read where a reporter signs off, and where a page says what it was broadcast on', () => {
    expect(outletOf(`The last boat\n\n${en}\n\nIn Ostmouth, Ann Roe, Public Radio North.`)).toBe(
      'Public Radio North',
    )
    expect(
      outletOf(
        `Le dernier bac\nChronique diffusée le 3 mai 2031 sur Fréquence Quai, transcrite pour le site.\n\n${fr}`,
      ),
    ).toBe('Fréquence Quai')
    expect(outletOf(`Le dernier bac\nPublié par Anne le 3 mai 2031 dans Carnets du quai\n\n${fr}`)).toBe(
      'Carnets du quai',
    )
  })

  it('[P97] a release is its sender’s, if an organisation speaks in it', () => {
    expect(
      outletOf(
        `COMMUNIQUÉ – Ostmouth, le 3 mai 2031\nLe bac doit repartir\n\nPassage Libre demande que le bac reparte. ${fr}\n\n« Nous attendons », dit la présidente de Passage Libre.`,
      ),
    ).toBe('Passage Libre')
    expect(
      outletOf(
        `URGENT ALERT\nCrew held without charge\n\nLantern Watch International calls on the port to free the crew. ${en}\n\nLantern Watch International has written to the port.`,
      ),
    ).toBe('Lantern Watch International')
    expect(
      outletOf(
        `СРОЧНОЕ ОБРАЩЕНИЕ\nКоманду держат без обвинения\n\n«Открытый причал» требует освободить команду. ${ru}`,
      ),
    ).toBe('«Открытый причал»')
  })

  it.each([
    // A person, an office, a town, a section and a headline stand there too.
    `The ferry that stayed in port\nAnn Roe\nOstmouth\n3 May 2031\n\n${en}`,
    `The ferry that stayed in port\nThe Big Read\nBy Ann Roe\n3 May 2031\n\n${en}`,
    `The ferry that stayed in port\nBy Ann Roe, Harbour Editor, in Ostmouth\n3 May 2031\n\n${en}`,
    `Le bac est resté à quai\nLe récit\nPar Anne Roe, à Ostmouth\n3 mai 2031\n\n${fr}`,
    `Паром остался у причала\nАнна Роу, Остмут\n3 мая 2031\n\n${ru}`,
    `Голос порта\nСемьи говорят, что никто не сказал им, где команда\nАнна Роу\n3 мая 2031\n\n${ru}`,
    `The ferry that stayed in port\nCourts, 3 May 2031\nBy Ann Roe, Chief Europe Correspondent\n\n${en}`,
    `The ferry that stayed in port\nOstmouth Crown Court, 3 May 2031\nBy Ann Roe\n\n${en}`,
    `Le bac est resté à quai\nTribunal d’Ostmouth, 3 mai 2031\nLa chronique d’Anne Roe\n\n${fr}`,
    `Паром остался у причала\nРасследование «Стена», часть 2\nАнна Роу\n3 мая 2031\n\n${ru}`,
    // Sections and buttons above the headline are nobody’s name.
    `English\nDonate Now\nCountries  Topics  Reports\nThe ferry that stayed in port\n3 May 2031\n\n${en}`,
    `Home\nMedia Center\nPress releases\nThe ferry that stayed in port\n3 May 2031\n\n${en}`,
    `Хроника\nВ России\nСпорт\nПаром остался у причала\n3 мая 2031\n\n${ru}`,
    // An organisation in a newspaper’s report is not its outlet.
    `The ferry that stayed in port\nBy Ann Roe\n\nLantern Watch International calls on the port to free the crew. ${en}\n\nLantern Watch International has written to the port.`,
  ])('[P97] is not guessed: %#', (text) => {
    expect(outletOf(text)).toBeUndefined()
  })

  it('[P95] the day stands first on French and Russian pages', () => {
    const day = (text: string): string | undefined => readReport(text).masthead.published?.date
    expect(day(`Le bac est resté à quai\nPublié le 03/05/2031 à 12:14\n\n${fr}`)).toBe('2031-05-03')
    expect(day(`Паром остался у причала\n03/05/2031, 12:14\n\n${ru}`)).toBe('2031-05-03')
    expect(day(`The ferry that stayed in port\nPublished 03/05/2031\n\n${en}`)).toBeUndefined()
  })
})
