/** A form with a file, as browsers send it: each field once, and one file at most, no larger than it may be. */
import type { FastifyRequest } from 'fastify'
import type {} from '@fastify/multipart'
import { Refusal } from '../../catalogue/refusal.ts'

/** `bytes` is absent where the file is larger than it may be: what is too much is not kept. */
export type UploadedFile = { readonly name: string; readonly bytes: Buffer | undefined }

export type Uploaded = {
  readonly fields: ReadonlyMap<string, string>
  readonly file: UploadedFile | undefined
}

const mostFields = 10
const longestField = 2000

/** `undefined` where the form came without a file, in the usual way. `largest` is in bytes. */
export async function uploadedIn(request: FastifyRequest, largest: number): Promise<Uploaded | undefined> {
  if (!request.isMultipart()) return undefined
  const fields = new Map<string, string>()
  let file: UploadedFile | undefined
  const limits = { fileSize: largest, files: 1, fields: mostFields, fieldSize: longestField }
  for await (const part of request.parts({ limits })) {
    if (fields.has(part.fieldname) || (part.type === 'file' && file))
      throw new Refusal('invalid', 'A field of the form is given twice.', 'field')
    if (part.type === 'field') fields.set(part.fieldname, String(part.value))
    else {
      const chunks: Buffer[] = []
      for await (const chunk of part.file) chunks.push(chunk as Buffer)
      const bytes = part.file.truncated ? undefined : Buffer.concat(chunks)
      file = part.filename === '' ? undefined : { name: part.filename, bytes }
    }
  }
  return { fields, file }
}
