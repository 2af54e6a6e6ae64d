/** Who may import whom, and what may stand nowhere: the rules of docs/architecture.md, each as a test. */
import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import {
  importsOf,
  linesIn,
  nodesIn,
  project,
  sourceFiles,
  type Found,
  type SourceFile,
} from './support/source-files.ts'

const files = sourceFiles('src')
const everything = [...files, ...sourceFiles('bin'), ...sourceFiles('bench'), ...sourceFiles('test', true)]
const web = files.filter(({ path }) => path.startsWith('src/web/'))

/** The rooms of the house, with those that each may enter beside itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  catalogue: [],
  text: ['catalogue'],
  community: ['catalogue'],
  store: ['catalogue', 'community'],
  sources: ['catalogue', 'community'],
  // better-auth, passwords and letters: what members are known by, behind one door.
  accounts: ['catalogue', 'community', 'store', 'text'],
  actions: ['catalogue', 'community', 'store', 'sources', 'accounts'],
  web: ['catalogue', 'community', 'store', 'sources', 'accounts', 'actions', 'text'],
  api: ['catalogue', 'community', 'store', 'sources', 'actions', 'text'],
  cli: ['catalogue', 'community', 'store', 'sources', 'accounts', 'actions', 'text', 'config.ts'],
  // The environment, as a value; it knows errors and what an address of a store looks like.
  'config.ts': ['catalogue', 'store'],
  limits: ['catalogue', 'config.ts'],
  // What both edges stand on; it takes the language out of an address before any route sees it.
  'server.ts': ['catalogue', 'config.ts', 'web'],
}
const seesAll = new Set(['app.ts', 'serve'])

const roomOf = (path: string): string => path.split('/')[1] ?? path

function foreignImports(file: SourceFile): readonly string[] {
  const room = roomOf(file.path)
  const allowed = new Set([room, ...(mayImport[room] ?? [])])
  return importsOf(file)
    .filter((path) => path.startsWith('src/') && !allowed.has(roomOf(path)))
    .map((path) => `${file.path} imports ${path}`)
}

const told = (found: readonly Found[]): readonly string[] =>
  found.map(({ path, line, text }) => `${path}:${line} ${text}`)

describe('who may import whom', () => {
  test('every room of src is in the plan of the house', () => {
    const rooms = readdirSync(`${project}/src`)
    expect(rooms.filter((room) => !Object.hasOwn(mayImport, room) && !seesAll.has(room))).toEqual([])
  })

  test.each(Object.keys(mayImport))('%s imports nothing but what the plan allows it', (room) => {
    expect(files.filter(({ path }) => roomOf(path) === room).flatMap(foreignImports)).toEqual([])
  })

  test('imports of our own name a file, with its ending', () => {
    const wrong = everything.flatMap((file) =>
      importsOf(file)
        .filter((path) => /^(src|bin|bench|test)\//.test(path) && !/\.(ts|svelte|css|json|mjs)$/.test(path))
        .map((path) => `${file.path} imports ${path}`),
    )
    expect(wrong).toEqual([])
  })

  test('the catalogue knows no framework, no file system, no network and no process', () => {
    const wrong = files
      .filter(({ path }) => roomOf(path) === 'catalogue')
      .flatMap((file) => importsOf(file).map((path) => `${file.path} imports ${path}`))
      .filter((line) => !/imports (src\/catalogue\/|typebox)/.test(line))
    expect(wrong).toEqual([])
  })

  test('the catalogue and the community ask neither the clock nor chance', () => {
    const impure = /\b(Date\.now|Math\.random|performance\.now|crypto\.|process\.)|new Date\(\)/
    const pure = files.filter(({ path }) => ['catalogue', 'community'].includes(roomOf(path)))
    expect(told(pure.flatMap((file) => linesIn(file, impure)))).toEqual([])
  })

  test('nothing outside the store writes SQL or knows a driver', () => {
    const outside = files.filter(({ path }) => roomOf(path) !== 'store')
    const drivers = /imports (kysely|pg|pg-copy-streams|node:sqlite)$/
    const imports = outside.flatMap((file) => importsOf(file).map((path) => `${file.path} imports ${path}`))
    expect(imports.filter((line) => drivers.test(line))).toEqual([])
  })
})

describe('a GET can’t write', () => {
  const edges = files.filter(({ path }) => ['web', 'api'].includes(roomOf(path)))

  const takesForms = (file: SourceFile): boolean => file.path.startsWith('src/web/submissions/')

  test('what answers a GET imports no action and nothing that writes', () => {
    const writers =
      /imports src\/(actions\/|store\/(put-entity|imports|migrate|name-index-rows|account-adapter)\.ts|store\/migrations\/)/
    const imports = edges
      .filter((file) => !takesForms(file))
      .flatMap((file) => importsOf(file).map((path) => `${file.path} imports ${path}`))
    expect(imports.filter((line) => writers.test(line))).toEqual([])
  })

  test('what takes forms answers nothing but POST, and writes through actions alone', () => {
    const submissions = edges.filter(takesForms)
    expect(submissions.length).toBeGreaterThan(1)
    const others = /^(get|head|put|patch|delete|all|route)$/
    const registers = (node: ts.Node): boolean =>
      ts.isPropertyAccessExpression(node) &&
      node.expression.getText() === 'app' &&
      others.test(node.name.text)
    expect(told(submissions.flatMap((file) => nodesIn(file, registers)))).toEqual([])
    const imports = submissions.flatMap((file) =>
      importsOf(file).map((path) => `${file.path} imports ${path}`),
    )
    expect(imports.filter((line) => /imports src\/store\/(?!members\.ts)/.test(line))).toEqual([])
  })

  test('better-auth is known to one module, and to the adapter beneath it', () => {
    const known = files.filter((file) => importsOf(file).some((path) => /^@?better-auth/.test(path)))
    expect(known.map(({ path }) => path)).toEqual([
      'src/accounts/member-auth.ts',
      'src/store/account-adapter.ts',
    ])
  })

  test('neither edge names a handle that writes', () => {
    const isHandle = (node: ts.Node): boolean =>
      ts.isIdentifier(node) && ['Database', 'WriteHandle', 'Engine', 'lockForWriting'].includes(node.text)
    expect(told(edges.flatMap((file) => nodesIn(file, isHandle)))).toEqual([])
  })
})

describe('addresses', () => {
  const begins =
    /^\/(title|review|list|name|company|search|sitemap|healthz|api|join|sign-in|sign-out|account|confirm|reset|forgotten|member|notifications|letters|report|notice|moderation)(\/|\?|$|\.)/
  const textOf = (node: ts.Node): string | undefined =>
    ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node) ? node.text : undefined

  test('are built only in web/paths.ts and web/entity-paths.ts', () => {
    const elsewhere = web.filter(({ path }) => !/^src\/web\/(entity-)?paths\.ts$/.test(path))
    expect(
      told(elsewhere.flatMap((file) => nodesIn(file, (node) => begins.test(textOf(node) ?? '')))),
    ).toEqual([])
    const inMarkup = elsewhere
      .filter(({ path }) => path.endsWith('.svelte'))
      .flatMap((file) =>
        linesIn(file, /(href|action|src)=["'{]*["'`]?\/(title|review|name|company|search|api)\b/),
      )
    expect(told(inMarkup)).toEqual([])
  })

  test('of other hosts stand only in sources, where vocabularies link to catalogues, and in names of formats', () => {
    const formats = [
      'https://schema.org',
      'http://www.sitemaps.org/schemas/sitemap/0.9',
      'http://www.w3.org/2000/svg',
      'http://www.w3.org/2005/Atom',
      // better-auth wants to have an address; nothing is asked there.
      'http://localhost',
    ]
    const found = files
      .filter(({ path }) => !/^src\/(sources|catalogue\/vocabulary)\//.test(path))
      .flatMap((file) => [
        ...nodesIn(file, (node) => /^https?:\/\/[^/]/.test(textOf(node) ?? '')),
        ...(file.path.endsWith('.ts') ? [] : linesIn(file, /https?:\/\/|url\(["']?\/\/|@import/)),
      ])
      .filter(({ path, text }) => !formats.includes(text.slice(1, -1)) && !path.endsWith('/index.css'))
    expect(told(found)).toEqual([])
  })
})

describe('what stands nowhere', () => {
  test('no `any`', () => {
    const isAny = (node: ts.Node): boolean => node.kind === ts.SyntaxKind.AnyKeyword
    expect(told(everything.flatMap((file) => nodesIn(file, isAny)))).toEqual([])
  })

  test('no comment that silences the compiler', () => {
    const silencer = new RegExp(`@ts-${'(ignore|nocheck|expect-error)'}`)
    expect(told(everything.flatMap((file) => linesIn(file, silencer)))).toEqual([])
  })

  test('no markup that is not escaped', () => {
    const raw = /\{@html|innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment/
    expect(told(files.flatMap((file) => linesIn(file, raw)))).toEqual([])
  })

  test('no style and no script inside markup, which the content policy would refuse', () => {
    const markup = web.filter(({ path }) => path.endsWith('.svelte'))
    const inline = /\sstyle=|\sstyle:|\son[a-z]+="|<style|javascript:/
    expect(told(markup.flatMap((file) => linesIn(file, inline)))).toEqual([])
  })

  test('no evaluation of text as code', () => {
    const evaluates = (node: ts.Node): boolean =>
      (ts.isCallExpression(node) || ts.isNewExpression(node)) &&
      /^(eval|Function)$/.test(node.expression.getText())
    expect(told(files.flatMap((file) => nodesIn(file, evaluates)))).toEqual([])
  })

  test('no thread that is ended from outside: in the middle of its work that can end the process', () => {
    expect(told(files.flatMap((file) => linesIn(file, /\.terminate\(/)))).toEqual([])
  })

  test('no file whose name says nothing', () => {
    const empty = /^(utils?|helpers?|common|misc|manager|service|base)\.(ts|svelte)$/i
    expect(everything.map(({ path }) => path).filter((path) => empty.test(basename(path)))).toEqual([])
  })

  test('no file name but kebab-case, and PascalCase for components', () => {
    const named =
      /(^|\/)([a-z0-9]+(-[a-z0-9]+)*(\.(test|config|d))?\.(ts|css|mjs|svelte)|[A-Z][A-Za-z0-9]*\.svelte)$/
    expect(everything.map(({ path }) => path).filter((path) => !named.test(path))).toEqual([])
  })

  test('no word of the machine that it was written on', () => {
    const machine = new RegExp(`(^|[^A-Za-z.])/(${['home', 'root', 'Users', 'work'].join('|')})/[a-z]`)
    expect(told(everything.flatMap((file) => linesIn(file, machine)))).toEqual([])
  })

  test('no syntax that Node can’t strip: enums, namespaces, parameter properties', () => {
    const kept = (node: ts.Node): boolean =>
      ts.isEnumDeclaration(node) ||
      (ts.isModuleDeclaration(node) && !ts.isStringLiteral(node.name)) ||
      (ts.isParameter(node) && ts.isParameterPropertyDeclaration(node, node.parent))
    expect(told(everything.flatMap((file) => nodesIn(file, kept)))).toEqual([])
  })
})
