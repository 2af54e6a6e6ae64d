/** The part of autocannon that the benches use; it comes without types of its own. */
declare module 'autocannon' {
  type Result = {
    readonly requests: { readonly average: number }
    readonly errors: number
    readonly '4xx': number
    readonly '5xx': number
  }
  type Requests = readonly { readonly path: string }[]
  type Options = {
    readonly url: string
    readonly connections: number
    readonly duration: number
    readonly headers: Readonly<Record<string, string>>
    readonly requests: Requests
    readonly setupClient: (client: { setRequests(requests: Requests): void }) => void
  }
  export default function autocannon(options: Options): Promise<Result>
}
