import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes the folder, and those above it that are missing, one by one. Node's own way of making several never ends
 * below a folder such as `/proc`, which says that it is there and that it isn't.
 */
export function ensureFolder(folder: string): void {
  const missing: string[] = []
  let at = folder
  while (!isThere(at) && dirname(at) !== at) {
    missing.push(at)
    at = dirname(at)
  }
  for (const one of missing.reverse()) makeOne(one)
  if (!statSync(folder).isDirectory()) throw fault('EEXIST', folder)
}

const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined

function makeOne(folder: string): void {
  try {
    // What is kept there is nobody's on this machine but its owner's: addresses of members, and what signs them in.
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // Somebody else may have made it in the meantime.
    if (!isThere(folder)) throw error
  }
}

function fault(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code })
}
