/** Which passwords are taken: by length and by what everybody guesses first, never by kinds of letters. */
export const shortestPassword = 10
export const longestPassword = 256

export type PasswordFault = 'too-short' | 'too-long' | 'guessable'

/** What an attacker who knows the member tries first. */
export type Known = {
  readonly words: readonly string[]
  /** Passwords that many people have, in lower case. */
  readonly common: ReadonlySet<string>
}

/** Lengths are counted in characters, as a person counts them. */
export function passwordFault(password: string, { words, common }: Known): PasswordFault | undefined {
  const length = [...password].length
  if (length < shortestPassword) return 'too-short'
  if (length > longestPassword) return 'too-long'
  return isGuessable(password, words, common) ? 'guessable' : undefined
}

function isGuessable(password: string, words: readonly string[], common: ReadonlySet<string>): boolean {
  const lower = password.toLowerCase()
  if (new Set(lower).size < 4) return true
  // Digits and signs at either end are what a rule asked for once, and what guessers add.
  const core = lower.replace(/^[\P{L}]+|[\P{L}]+$/gu, '')
  if ([lower, core].some((text) => common.has(text))) return true
  let rest = lower
  for (const word of words) if (word.length >= 3) rest = rest.replaceAll(word.toLowerCase(), '')
  // Of what is left beside known words, too little would have to be guessed.
  return rest !== lower && [...rest].length < 6
}
