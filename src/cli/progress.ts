/** How far a long piece of work has come, on standard error: a bar at a terminal, plain lines elsewhere. */
import { Presets, SingleBar } from 'cli-progress'
import type { Reading } from '../sources/source.ts'

export type Progress = {
  update(reading: Reading): void
  /** Says what is done now that nothing is left to read. */
  stage(name: string): void
  stop(): void
}

const secondsBetweenLines = 5

export function startProgress(what: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? startBar(what, stream) : startLines(what, stream)
}

function startBar(what: string, stream: NodeJS.WriteStream): Progress {
  const started = Date.now()
  const format = `${what} [{bar}] {percentage} % | {rows} rows | {rate} rows/s | {left}`
  const bar = new SingleBar(
    { format, stream, hideCursor: true, fps: 4, clearOnComplete: false },
    Presets.shades_classic,
  )
  bar.start(1, 0, { rows: '0', rate: '0', left: 'starting' })
  return {
    update(reading) {
      bar.setTotal(Math.max(1, reading.bytesInAll))
      bar.update(Math.min(reading.bytes, reading.bytesInAll), texts(reading, started))
    },
    stage: (name) => bar.update({ left: name }),
    stop: () => bar.stop(),
  }
}

/** A line every few seconds, and one for where it ended. */
function startLines(what: string, stream: NodeJS.WriteStream): Progress {
  const started = Date.now()
  let last = started
  let latest: Reading | undefined
  return {
    update(reading) {
      latest = reading
      if (Date.now() - last < secondsBetweenLines * 1000) return
      last = Date.now()
      const { rows, rate, left } = texts(reading, started)
      stream.write(`${what}: ${share(reading)} % | ${rows} rows | ${rate} rows/s | ${left}\n`)
    },
    stage: (name) => void stream.write(`${what}: ${name}\n`),
    stop() {
      if (!latest) return
      const { rows, rate } = texts(latest, started)
      const took = duration((Date.now() - started) / 1000)
      stream.write(`${what}: ${share(latest)} % | ${rows} rows | ${rate} rows/s | ${took} in all\n`)
      latest = undefined
    },
  }
}

function share({ bytes, bytesInAll }: Reading): number {
  return bytesInAll === 0 ? 0 : Math.min(100, Math.floor((100 * bytes) / bytesInAll))
}

function texts(reading: Reading, started: number): { rows: string; rate: string; left: string } {
  const seconds = Math.max(0.001, (Date.now() - started) / 1000)
  const { rows, bytes, bytesInAll } = reading
  const left = bytes > 0 ? ((bytesInAll - bytes) * seconds) / bytes : undefined
  return {
    rows: rows.toLocaleString('en'),
    rate: Math.round(rows / seconds).toLocaleString('en'),
    left: left === undefined ? 'starting' : `${duration(left)} left`,
  }
}

/** `1:02:03` or `2:03`, of seconds. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)]
  const tail = String(whole % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`
}
