/** The project's own sources, as the architecture tests look at them. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import ts from 'typescript'

export const project = resolve(import.meta.dirname, '..', '..')

export type SourceFile = {
  /** From the project's folder: `src/web/paths.ts`. */
  readonly path: string
  readonly text: string
  /** What is TypeScript of it: all of a `.ts` file, the scripts of a component. */
  readonly script: string
}

/** Everything below a folder that is code, markup or style; tests only where they are asked for. */
export function sourceFiles(folder: string, withTests = false): readonly SourceFile[] {
  return readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|svelte|css|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(project.length + 1))
    .filter((path) => withTests || !path.endsWith('.test.ts'))
    .sort()
    .map(readSource)
}

function readSource(path: string): SourceFile {
  const text = readFileSync(join(project, path), 'utf8')
  if (!path.endsWith('.svelte')) return { path, text, script: path.endsWith('.css') ? '' : text }
  const scripts = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script)
  return { path, text, script: scripts.join('\n') }
}

/** The files that a file imports, from the project's folder; packages as they are named. */
export function importsOf({ path, script }: SourceFile): readonly string[] {
  return ts
    .preProcessFile(script, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .map((name) => (name.startsWith('.') ? join(dirname(path), name) : name))
}

export type Found = { readonly path: string; readonly line: number; readonly text: string }

/** Every node of the TypeScript of a file that fits, with where it stands. */
export function nodesIn(file: SourceFile, isWanted: (node: ts.Node) => boolean): readonly Found[] {
  const tree = ts.createSourceFile(file.path, file.script, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS)
  const found: Found[] = []
  const visit = (node: ts.Node): void => {
    if (isWanted(node)) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree))
      found.push({ path: file.path, line: line + 1, text: node.getText(tree) })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

/** Every line of a file that fits. */
export function linesIn({ path, text }: SourceFile, pattern: RegExp): readonly Found[] {
  return text
    .split('\n')
    .flatMap((line, at) => (pattern.test(line) ? [{ path, line: at + 1, text: line.trim() }] : []))
}
