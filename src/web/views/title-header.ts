/** What a title's header says beside its name. */
import type { Title } from '../../catalogue/title.ts'
import type { Words } from '../../text/words.ts'

/** The certificate to show: of the title's own first country, else the first there is. */
export function headlineCertificate(title: Title): { country: string; rating: string } | undefined {
  const certificates = title.certificates ?? []
  return certificates.find(({ country }) => country === title.countries?.[0]) ?? certificates[0]
}

/** The first runtime without a note, else the first. */
export function headlineRuntime(title: Title): number | undefined {
  const runtimes = title.runtimes ?? []
  return (runtimes.find(({ note }) => note === undefined) ?? runtimes[0])?.minutes
}

/** The rating with the most votes. */
export function headlineRating(title: Title): { source: string; average: number; votes: number } | undefined {
  return (title.ratings ?? []).toSorted((a, b) => b.votes - a.votes)[0]
}

/** `Film`, or for a documentary film `Documentary`, as a header names the kind. */
export function kindOfTitle(words: Words, title: Title): string {
  return words.term('title-types', title.type)
}

const briefOutline = 260

/** Whether an outline is long enough to be cut short with "Read all". */
export const isLong = (text: string): boolean => text.length > briefOutline
