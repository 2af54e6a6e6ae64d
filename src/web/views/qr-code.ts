import { encode } from 'uqr'

/** `size` is the width and height in modules, with the quiet zone that ISO/IEC 18004 asks for around it. */
export type QrCode = { readonly size: number; readonly path: string }

const quietZone = 4

/** The dark modules of a text's QR code as one path of an SVG, a rectangle for each run in a row. */
export function qrCodeOf(text: string): QrCode {
  const { data, size } = encode(text, { ecc: 'M', border: quietZone })
  let path = ''
  data.forEach((row, y) => {
    for (let x = 0; x < size; x += 1) {
      if (row[x] !== true) continue
      const first = x
      while (row[x] === true) x += 1
      path += `M${first} ${y}h${x - first}v1h${first - x}z`
    }
  })
  return { size, path }
}
