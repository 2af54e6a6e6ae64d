/**
 * A table as text that spreadsheets open: RFC 4180, lines ended by CR LF. A cell that a spreadsheet would take for a
 * formula gets an apostrophe before it, as OWASP advises; whoever reads it back takes that off again.
 */
export function csvText(rows: readonly (readonly (string | number | undefined)[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

const formula = /^[=+\-@\t\r]/
const needsQuotes = /[",\r\n]/

function cell(value: string | number | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const safe = formula.test(value) ? `'${value}` : value
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
