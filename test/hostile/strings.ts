/** What nobody should be able to do harm with: a list of our own, and the two public ones where they lie beside us. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from '../support/source-files.ts'

const beacon = 'window.__executed=1'

/** Markup that would run if it were taken for markup; every one sets the beacon or opens a dialog. */
export const scripts: readonly string[] = [
  `<script>${beacon}</script>`,
  `</script><script>${beacon}</script>`,
  `</title><script>${beacon}</script>`,
  `--><script>${beacon}</script><!--`,
  `]]><script>${beacon}</script>`,
  `"><script>${beacon}</script>`,
  `'><img src=x onerror=${beacon}>`,
  `" autofocus onfocus=${beacon} x="`,
  `' onmouseover='${beacon}`,
  `<img src=x onerror="${beacon}">`,
  `<svg/onload=${beacon}>`,
  `<svg><script>${beacon}</script></svg>`,
  `<details open ontoggle=${beacon}>`,
  `<iframe srcdoc="<script>parent.__executed=1</script>"></iframe>`,
  `<math><mtext></mtext><mglyph><style><img src onerror=${beacon}></style></mglyph></math>`,
  `<a href="javascript:${beacon}">x</a>`,
  `javascript:${beacon}//`,
  `data:text/html,<script>opener.__executed=1</script>`,
  `<base href="https://evil.example/">`,
  `<meta http-equiv=refresh content="0;url=https://evil.example/">`,
  `<link rel=stylesheet href=https://evil.example/x.css>`,
  `<form action=https://evil.example/><button>x</button></form>`,
  `<style>@import "https://evil.example/x.css";</style>`,
  `{@html "<script>${beacon}</script>"}`,
  '{{constructor.constructor("return 1")()}}',
  `\${${beacon}}`,
  `<scr<script>ipt>${beacon}</scr</script>ipt>`,
  `＜script＞${beacon}＜/script＞`,
  `<ScRiPt\n>${beacon}</ScRiPt\n>`,
  `<template><script>${beacon}</script></template>`,
]

/** What confuses a database, a parser, a shell, a file system or a reader. */
export const oddities: readonly string[] = [
  '', ' ', '\0', 'a\0b', '\u0007', '\u001b[31mred', '\ud800', 'a\udfff', '\u202eevil', '\u2066x', '\u200f', 'e\u0301',
  'Z̸̢̛̙̱͎͐͑̒a̷͔͌l̴̨͌g̶͇̈́ơ̸', '\ufeffbom', 'ﷺ', '𝕋𝕚𝕥𝕝𝕖', '👩‍👩‍👧‍👦', 'İstanbul', 'ﬁlm', '\u2028line', '\r\nSet-Cookie: a=b', '\r\n\r\n<html>',
  "' OR '1'='1", "'; DROP TABLE entity; --", '" OR ""="', '1; SELECT pg_sleep(9)', "\\'; --", '%27%20OR%201', '%00', '%', '%zz',
  '%E0%A4%A', '../../../../etc/passwd', '..%2f..%2fpackage.json', '....//', 'file:///etc/passwd', '//evil.example/', '/\\evil.example',
  'https://evil.example/', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '[object Object]', 'null', 'undefined', 'NaN',
  '-1', '0', '1e309', '99999999999999999999', '0x10', '١٢٣', '1,2', 'tt0000010 ', 'tt0000010\n', 'tt00000010', 'TT0000010',
  'tt٠٠٠٠٠١٠', '*', '?', '#', '&', ';', '|', '`id`', '$(id)', '~root', '=cmd|x!A1', '@SUM(1)', '(((((((((((((((((((a)*)*)*)*)*)',
  'a'.repeat(5000), '文'.repeat(3000), '%F0%9F%92%A9'.repeat(300), '['.repeat(2000), '"'.repeat(500), 'a '.repeat(1500),
]

/** Whole addresses, as a client may send them raw. */
export const addresses: readonly string[] = [
  '/title/%00', '/title/%E0%A4%A', '/title/%', '/%2e%2e/%2e%2e/etc/passwd', '/..;/package.json', '/assets/../../package.json',
  '/assets/%2e%2e/%2e%2e/package.json', '/manifest.json', '/assets/', '/.env', '/.git/config', '//evil.example/', '/\\evil.example',
  '/fr//evil.example', '/he/%2f%2fevil.example', '/title/tt0000010%2fcast', '/title/tt0000010;x=1', '/title/tt0000010/', '/title//cast',
  '/search?q=%FF%FE', '/search?q=%', '/search?__proto__=1', '/search?q[]=a', '/search?q[__proto__]=a', '/search?constructor=1&q=a',
  '/search?q=a&%71=b', '/search?&&&===', '/search?page=1%20', '/search?q=a;page=2', '/title/tt0000010?season=%31e3', '/?', '/??', '/#',
  '/healthz?x=<script>', '/robots.txt/x', '/sitemap/title-0.xml%00', '/name/nm0000001/cast', '/company/', `/${'a/'.repeat(500)}`,
  `/title/${'a'.repeat(3000)}`, `/search?${'a=1&'.repeat(1500)}`, '/api/v1/titles/%00', '/api/v1/search?q=%00', '/api/v1/nothing',
  '/api/v1/titles/tt0000010/credits?cursor=%00', '/api/v1/titles/tt0000010/credits?cursor=eyJfX3Byb3RvX18iOjF9&limit=-1',
]

const folder = process.env['TITLECARD_HOSTILE'] ?? join(project, '..', 'shared', 'data', 'hostile')

/** Two public corpora of bad input, where the folder of data is there: the Big List of Naughty Strings, and XSS. */
export function corpora(): readonly string[] | undefined {
  const naughty = join(folder, 'naughty-strings.json')
  const xss = join(folder, 'xss.txt')
  if (!existsSync(naughty) || !existsSync(xss)) return undefined
  return [...(JSON.parse(readFileSync(naughty, 'utf8')) as string[]), ...readFileSync(xss, 'utf8').split('\n')]
}

export const noCorpora = 'without the corpora: TITLECARD_HOSTILE names no folder that holds them'
