/** `1 error`, `2 errors`, `1,838 entities`: a number with what it counts. */
export function counted(count: number, one: string, other = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : other}`
}
