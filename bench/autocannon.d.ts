/** The part of autocannon that the benches use; it comes without types of its own. */
declare module 'autocannon' {
  type Result = {
    readonly requests: { readonly average: number }
    /** Milliseconds. */
    readonly latency: { readonly p50: number; readonly p99: number }
    readonly errors: number
    readonly '4xx': number
    readonly '5xx': number
  }
  type Requests = readonly {
    readonly method: 'GET' | 'POST'
    readonly path: string
    readonly headers: Readonly<Record<string, string>>
    readonly body?: string
  }[]
  type Options = {
    readonly url: string
    readonly connections: number
    readonly duration: number
    readonly requests: Requests
    readonly setupClient: (client: { setRequests(requests: Requests): void }) => void
  }
  export default function autocannon(options: Options): Promise<Result>
}
