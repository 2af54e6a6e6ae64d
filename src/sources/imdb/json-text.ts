/** JSON written straight from the fields: the same text as `JSON.stringify`, which most fields don't need. */

export function jsonString(text: string): string {
  return text.includes('"') || text.includes('\\') ? JSON.stringify(text) : `"${text}"`
}
