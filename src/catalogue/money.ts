/** A decimal amount, as text so that nothing is rounded, with an ISO 4217 currency. */
export type Money = { readonly amount: string; readonly currency: string }

export const amountPattern = '^(0|[1-9]\\d{0,14})(\\.\\d{1,4})?$'

/** The amount as a number, for comparing and drawing; to be shown it is formatted from the text. */
export function amountOf(money: Money): number {
  return Number(money.amount)
}

/** Whole numbers as the data sets give them; `undefined` for 0, negatives and anything that is no number. */
export function knownAmount(text: string): string | undefined {
  if (!/^\d+(\.\d+)?$/.test(text)) return undefined
  const plain = text.replace(/^0+(?=\d)/, '').replace(/\.0+$/, '')
  return Number(plain) > 0 && plain.length <= 15 ? plain : undefined
}
