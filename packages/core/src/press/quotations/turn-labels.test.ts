import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

function speakers(...paragraphs: readonly string[]): readonly (string | null)[] {
  return readReport(paragraphs.join('\n\n')).quotes.map(({ speaker }) => speaker)
}

describe('the labels of a parliament’s record', () => {
  it('[P38a] a numbered question, an office with its holder in brackets, and the chair', () => {
    expect(
      speakers(
        'House of Delegates of Tarn',
        'Monday 2 May 2031',
        '7. Ms Anna Roe (Port Ellan): To ask the Minister what he knows of the eleven persons taken from Sell.',
        'The Minister of the Interior (Paul Strand): I know what the police have told me. There are no such persons.',
        'Ms Roe: Their mothers are in the gallery. Will he look at them?',
        'Paul Strand: I do not comment on the gallery.',
        'Mr Ben Moor (Sell North): I sat with one of them in January. Was she no such person either?',
        'Paul Strand: I have nothing to add.',
        'Madam Speaker: Order. The Minister has answered.',
      ),
    ).toEqual([
      'Anna Roe',
      'Paul Strand',
      'Anna Roe',
      'Paul Strand',
      'Ben Moor',
      'Paul Strand',
      'Madam Speaker',
    ])
  })

  it('[P38a] French and Russian records end their labels with a stop', () => {
    expect(
      speakers(
        'Assemblée de Vern',
        'Compte rendu de la séance du 3 mai 2031',
        'M. le président. La parole est à Mme Anna Kerbrat.',
        'Mme Anna Kerbrat. Onze personnes ont disparu de l’hôtel de police de Sarn. Où sont-elles ?',
        'M. Paul Rivet, ministre de l’intérieur. L’enquête suit son cours. Nous n’avons rien à cacher.',
        'Mme Anna Kerbrat. Vous l’avez déjà dit en mars.',
        'M. Paul Rivet. Et je le redis.',
        'M. le président. La séance est suspendue.',
      ),
    ).toEqual([
      'M. le président',
      'Anna Kerbrat',
      'Paul Rivet',
      'Anna Kerbrat',
      'Paul Rivet',
      'M. le président',
    ])
    expect(
      speakers(
        'Стенограмма заседания палаты Брезны',
        '12 мая 2031 года',
        'Председательствующий. Слово депутату Роевой.',
        'Роева А. Б. Коллеги, в доме на Речной семь человек держат без решения суда. Кто это разрешил?',
        'Галкин П. С., министр внутренних дел. У меня таких сведений нет. Мы проверим.',
        'Роева А. Б. Вы говорили это в марте.',
        'Председательствующий. Переходим к следующему вопросу.',
      ).map((name) => name?.split(' ')[0]),
    ).toEqual(['Председательствующий', 'Роева', 'Галкин', 'Роева', 'Председательствующий'])
  })

  it('[P38a] a paragraph that opens with a name and a stop is no record', () => {
    expect(
      speakers(
        'Onze disparus à Sarn',
        'La liste a été établie par l’avocate des familles, qui l’a remise mardi au procureur de la ville de Vern.',
        'M. Paul Rivet. Arrêté le 3 mai devant sa porte.',
        'Mme Anna Kerbrat. Arrêtée le 5 mai à la gare.',
        'Le parquet n’a pas répondu aux questions de leurs familles depuis le début du mois.',
      ),
    ).toEqual([])
  })
})
