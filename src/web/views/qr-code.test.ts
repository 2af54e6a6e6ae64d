import { expect, test } from 'vitest'
import { qrCodeOf } from './qr-code.ts'

const address =
  'otpauth://totp/Titlecard:setsuko%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Titlecard&digits=6&period=30'

/** Which modules a path covers. */
function modulesOf({ size, path }: ReturnType<typeof qrCodeOf>): boolean[][] {
  const modules = Array.from({ length: size }, () => new Array<boolean>(size).fill(false))
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    modules[Number(y)]?.fill(true, Number(x), Number(x) + Number(run))
  return modules
}

const finder = ['#######', '#     #', '# ### #', '# ### #', '# ### #', '#     #', '#######']

test('a QR code has its three finder patterns, and nothing in the four modules around it', () => {
  const code = qrCodeOf(address)
  const modules = modulesOf(code)
  const at = (top: number, left: number): string[] =>
    finder.map((_, y) => finder.map((_, x) => (modules[top + y]?.[left + x] === true ? '#' : ' ')).join(''))
  const far = code.size - 4 - 7
  expect([at(4, 4), at(4, far), at(far, 4)]).toEqual([finder, finder, finder])
  const quiet = modules.flatMap((row, y) =>
    row.filter((_, x) => Math.min(x, y, code.size - 1 - x, code.size - 1 - y) < 4),
  )
  expect(quiet).not.toContain(true)
  // A version has 17 + 4n modules a side, and the quiet zone twice four.
  expect((code.size - 8 - 17) % 4).toBe(0)
})

test('another key has another code', () => {
  expect(qrCodeOf(address).path).not.toBe(qrCodeOf(address.replace('GEZD', 'GEZE')).path)
})
