/** Somebody at a browser without scripts: keeps cookies, fills in forms, reads letters. */
import type { InjectOptions } from 'fastify'
import { Page } from './page.ts'
import { origin, type Site } from './site.ts'

type Fields = Readonly<Record<string, string>>
type Headers = Readonly<Record<string, string>>

export const goodPassword = 'late spring early summer'

export class Visitor {
  readonly #site: Site
  readonly #jar = new Map<string, string>()
  readonly #address: string

  constructor(site: Site, address = '192.0.2.1') {
    this.#site = site
    this.#address = address
  }

  get cookies(): string {
    return [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** Takes cookies as they are, such as those that another browser has. */
  take(cookies: string): void {
    for (const pair of cookies.split('; ')) this.#keep(pair)
  }

  get(url: string, headers: Headers = {}): Promise<Page> {
    return this.#ask({ method: 'GET', url, headers })
  }

  /** Sends a form as a browser does that shows a page of ours. */
  post(url: string, fields: Fields = {}, headers: Headers = {}): Promise<Page> {
    return this.#ask({
      method: 'POST',
      url,
      payload: new URLSearchParams(fields).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin,
        'sec-fetch-site': 'same-origin',
        ...headers,
      },
    })
  }

  /** The same, with what stands in every form of one's own account. */
  async postOwn(url: string, fields: Fields = {}): Promise<Page> {
    return this.post(url, { token: await this.formToken(), ...fields })
  }

  async formToken(): Promise<string> {
    const { html } = await this.get('/account')
    return /name="token" value="([^"]+)"/.exec(html)?.[1] ?? ''
  }

  /** Joins, confirms the address, and signs in. */
  async becomes(name: string, password = goodPassword): Promise<void> {
    await this.joins(name, password)
    await this.signsIn(name, password)
  }

  async joins(name: string, password = goodPassword, more: Fields = {}): Promise<void> {
    const email = emailOf(name)
    expectTo(await this.post('/join', { name, email, password, ...more }), '/join/letter')
    const token = await this.tokenInLetter(email)
    expectTo(await this.post('/confirm', { token }), '/sign-in?note=confirmed')
  }

  async signsIn(name: string, password = goodPassword): Promise<void> {
    expectTo(await this.post('/sign-in', { email: emailOf(name), password }), '/account')
  }

  /** The token of the last letter to an address; throws where there is none. */
  async tokenInLetter(email: string): Promise<string> {
    const letter = this.#site.letters.findLast(({ to }) => to === email)
    const token = /[?&]token=([^\s&]+)/.exec(letter?.text ?? '')?.[1]
    if (token === undefined) throw new Error(`No letter to ${email} holds a token: ${letter?.text}`)
    return decodeURIComponent(token)
  }

  /** The name in the header, where somebody is signed in. */
  async isCalled(): Promise<string | undefined> {
    const { html } = await this.get('/search')
    return /<a class="own" href="[^"]*account"><bdi>([^<]*)</.exec(html)?.[1]
  }

  async #ask(asked: InjectOptions & { readonly headers: Headers }): Promise<Page> {
    const headers = { ...(this.#jar.size > 0 ? { cookie: this.cookies } : {}), ...asked.headers }
    const answer = await this.#site.app.inject({ ...asked, headers, remoteAddress: this.#address })
    for (const cookie of [answer.headers['set-cookie'] ?? []].flat()) this.#keep(cookie)
    return new Page(answer)
  }

  #keep(cookie: string): void {
    const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(cookie) ?? []
    if (/max-age=0\b/i.test(cookie) || value === '') this.#jar.delete(name)
    else this.#jar.set(name, value)
  }
}

export const emailOf = (name: string): string => `${name.toLowerCase()}@example.org`

function expectTo(page: Page, to: string): void {
  if (page.status !== 303 || page.header('location') !== to)
    throw new Error(
      `Expected to be sent to ${to}, got ${page.status} ${page.header('location')} ${page.text}`,
    )
}
