/** better-auth's own queries, on our engine: its transactions are ours, and what lets a member in is kept hashed. */
import { kyselyAdapter } from '@better-auth/kysely-adapter'
import type { DBAdapter, DBTransactionAdapter, Where } from '@better-auth/core/db/adapter'
import type { BetterAuthOptions } from '@better-auth/core'
import type { Engine } from './engine/engine.ts'
import { isNameTaken, tokenHash } from './members.ts'
import type { Database, WriteHandle } from './tables.ts'

export function accountAdapter(engine: Engine): (options: BetterAuthOptions) => DBAdapter {
  return (options) => {
    const on = (db: Database | WriteHandle): DBTransactionAdapter => {
      const adapter = kyselyAdapter(db as never, { type: engine.kind, transaction: false })(options)
      return withNamesApart(db, withHashedTokens(adapter))
    }
    return {
      ...on(engine.db),
      transaction: (work) =>
        engine.db.transaction().execute(async (tx) => {
          await engine.lockForWriting(tx)
          return work(on(tx))
        }),
    }
  }
}

/** Nobody joins under a name that is taken, though it was free when the form came. */
function withNamesApart(db: Database | WriteHandle, adapter: DBTransactionAdapter): DBTransactionAdapter {
  return {
    ...adapter,
    async create<T extends Record<string, unknown>, R = T>(
      asked: Parameters<DBAdapter['create']>[0],
    ): Promise<R> {
      const { name } = asked.data
      if (asked.model === 'user' && typeof name === 'string' && (await isNameTaken(db, name)))
        throw new Error('The name is taken')
      return adapter.create(asked)
    },
  }
}

type Asked = { readonly model: string; readonly where?: Where[] | undefined }

/** Sessions are stored and found by the hash of their token; what is handed back has the token itself. */
function withHashedTokens(adapter: DBAdapter): DBTransactionAdapter {
  return {
    ...adapter,
    async create<T extends Record<string, unknown>, R = T>(
      asked: Parameters<DBAdapter['create']>[0],
    ): Promise<R> {
      const token = asked.model === 'session' ? tokenIn(asked.data) : undefined
      if (token === undefined) return adapter.create(asked)
      const made = await adapter.create<Record<string, unknown>>({
        ...asked,
        data: { ...asked.data, token: tokenHash(token) },
      })
      return { ...made, token } as R
    },
    async findOne<T>(asked: Parameters<DBAdapter['findOne']>[0]): Promise<T | null> {
      const found = await adapter.findOne<T>(hashed(asked))
      const token = tokenAsked(asked)
      return found === null || token === undefined ? found : { ...found, token }
    },
    async update<T>(asked: Parameters<DBAdapter['update']>[0]): Promise<T | null> {
      const updated = await adapter.update<T>(hashed(asked))
      const token = tokenAsked(asked)
      return updated === null || token === undefined ? updated : { ...updated, token }
    },
    findMany: (asked) => adapter.findMany(hashed(asked)),
    updateMany: (asked) => adapter.updateMany(hashed(asked)),
    delete: (asked) => adapter.delete(hashed(asked)),
    deleteMany: (asked) => adapter.deleteMany(hashed(asked)),
    consumeOne: (asked) => adapter.consumeOne(hashed(asked)),
  }
}

function tokenIn(data: Readonly<Record<string, unknown>>): string | undefined {
  return typeof data['token'] === 'string' ? data['token'] : undefined
}

function tokenAsked({ model, where }: Asked): string | undefined {
  if (model !== 'session') return undefined
  const asked = where?.find(({ field }) => field === 'token')?.value
  return typeof asked === 'string' ? asked : undefined
}

function hashed<Kind extends Asked>(asked: Kind): Kind {
  if (asked.model !== 'session' || !asked.where) return asked
  const where = asked.where.map((one) =>
    one.field === 'token' && typeof one.value === 'string' ? { ...one, value: tokenHash(one.value) } : one,
  )
  return { ...asked, where }
}
