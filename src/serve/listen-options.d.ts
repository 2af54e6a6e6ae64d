import 'fastify'

declare module 'fastify' {
  interface FastifyListenOptions {
    /** Handed on to Node's `server.listen`, which knows it since 23.1. */
    reusePort?: boolean
  }
}
