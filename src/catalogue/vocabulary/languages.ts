import { uninflected, vocabulary } from './vocabulary.ts'

/**
 * Private codes (`qaa` to `qtz`) as film catalogues use them, and those of ISO 639 that tables of display
 * names often lack.
 */
export const languages = vocabulary('languages', [
  { id: 'cmn', label: uninflected('Mandarin') },
  { id: 'yue', label: uninflected('Cantonese') },
  { id: 'nan', label: uninflected('Min Nan') },
  { id: 'hak', label: uninflected('Hakka') },
  { id: 'gsw', label: uninflected('Swiss German') },
  { id: 'prs', label: uninflected('Dari') },
  { id: 'eka', label: uninflected('Ekajuk') },
  { id: 'fro', label: uninflected('Old French') },
  { id: 'myv', label: uninflected('Erzya') },
  { id: 'roa', label: uninflected('Romance languages') },
  { id: 'zxx', label: uninflected('No spoken language') },
  { id: 'qaa', label: uninflected('Visayan') },
  { id: 'qab', label: uninflected('Hokkien') },
  { id: 'qac', label: uninflected('Aboriginal languages') },
  { id: 'qad', label: uninflected('Shanghainese') },
  { id: 'qae', label: uninflected('Saami') },
  { id: 'qaf', label: uninflected('Mooré') },
  { id: 'qag', label: uninflected('Ibo') },
  { id: 'qah', label: uninflected('Polynesian') },
  { id: 'qai', label: uninflected('Peul') },
  { id: 'qaj', label: uninflected('Parsee') },
  { id: 'qak', label: uninflected('Teochew') },
  {
    id: 'qal',
    label: uninflected('Unidentified language (qal)'),
    note: 'The catalogue that uses this private code does not say what it means',
  },
  { id: 'qam', label: uninflected('Acholi') },
  { id: 'qan', label: uninflected('Tigrigna') },
  { id: 'qao', label: uninflected('Ryukyuan') },
  { id: 'qap', label: uninflected('Malinka') },
  { id: 'qaq', label: uninflected('Kriolu') },
  { id: 'qar', label: uninflected('Kirundi') },
  { id: 'qas', label: uninflected('Aidoukrou') },
  { id: 'qat', label: uninflected('Ungwatsi') },
  { id: 'qau', label: uninflected('Shanxi') },
  { id: 'qav', label: uninflected('Hassanya') },
  { id: 'qaw', label: uninflected('Djerma') },
  { id: 'qax', label: uninflected('Chaozhou') },
  { id: 'qay', label: uninflected('Scanian') },
  { id: 'qaz', label: uninflected('Ojihimba') },
  { id: 'qba', label: uninflected('Nama') },
  { id: 'qbb', label: uninflected('Kuna') },
  { id: 'qbc', label: uninflected('East Greenlandic') },
  { id: 'qbd', label: uninflected('Baka') },
  { id: 'qbe', label: uninflected('Sousson') },
  { id: 'qbf', label: uninflected('Kaado') },
  { id: 'qbg', label: uninflected('Faliasch') },
  { id: 'qbh', label: uninflected('Bodo') },
  { id: 'qbi', label: uninflected('Bicolano') },
  { id: 'qbj', label: uninflected('Rawan') },
  { id: 'qbk', label: uninflected('Nushi') },
  { id: 'qbl', label: uninflected('Nagpuri') },
  { id: 'qbm', label: uninflected('Macro-Jê') },
  { id: 'qbn', label: uninflected('Flemish') },
  { id: 'qbo', label: uninflected('Serbo-Croatian') },
  {
    id: 'qbp',
    label: uninflected('Unidentified language (qbp)'),
    note: 'The catalogue that uses this private code does not say what it means',
  },
  { id: 'qmt', label: uninflected('Mixtec') },
  { id: 'qsg', label: uninflected('Silbo Gomero') },
])

/** Whether the code has the shape of ISO 639: two letters (639-1) or three (639-2, 639-3). */
export function isLanguage(code: string): boolean {
  return /^[a-z]{2,3}$/.test(code) || languages.has(code)
}
