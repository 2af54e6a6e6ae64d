/** The public ids of lists, `ls0000012`, and the numbers that they are stored under. */

const form = /^ls(\d{7}|[1-9]\d{7,11})$/

export const listIdOf = (number: number): string => `ls${String(number).padStart(7, '0')}`

/** `undefined` for what is no such id. */
export function listNumberOf(id: string): number | undefined {
  const digits = form.exec(id)?.[1]
  return digits === undefined ? undefined : Number(digits)
}
