/** The languages of the interface, and which of them a reader gets. */
export const interfaceLanguages = ['en', 'fr', 'he'] as const
export type InterfaceLanguage = (typeof interfaceLanguages)[number]

export const isInterfaceLanguage = (text: string): text is InterfaceLanguage =>
  interfaceLanguages.some((language) => language === text)

export const directionOf = (language: InterfaceLanguage): 'ltr' | 'rtl' => (language === 'he' ? 'rtl' : 'ltr')

/** What each language calls itself. */
export const languageNames: Readonly<Record<InterfaceLanguage, string>> = {
  en: 'English',
  fr: 'Français',
  he: 'עברית',
}

/** The best of ours for an Accept-Language header (RFC 9110, 12.5.4); English where none fits or it is no such header. */
export function chooseLanguage(acceptLanguage: string | undefined): InterfaceLanguage {
  let best: InterfaceLanguage = 'en'
  let bestQuality = 0
  for (const part of (acceptLanguage ?? '').split(',', mostRanges)) {
    const [range = '', ...parameters] = part.trim().split(';')
    const primary = range.trim().toLowerCase().split('-')[0] ?? ''
    const language = primary === 'iw' ? 'he' : primary
    const quality = qualityOf(parameters)
    if (isInterfaceLanguage(language) && quality > bestQuality) {
      best = language
      bestQuality = quality
    }
  }
  return best
}

/** Browsers send a handful; more are not read. */
const mostRanges = 50

function qualityOf(parameters: readonly string[]): number {
  const given = parameters.map((parameter) => parameter.trim()).find((parameter) => /^q=/i.test(parameter))
  if (given === undefined) return 1
  return /^q=(0(\.\d{0,3})?|1(\.0{0,3})?)$/i.test(given) ? Number(given.slice(2)) : 0
}
