import { z } from 'zod'

/** An entry of a source, by the value of its uniqueness field, and the user or group it is said to be, by its name. */
export const ConnectedObject = z.strictObject({
  source: z.string().min(1),
  objectType: z.enum(['user', 'group']),
  identifier: z.string(),
  name: z.string().min(1),
})
export type ConnectedObject = z.infer<typeof ConnectedObject>

/** An entry of a source, by the value of its uniqueness field. */
export const ConnectedEntry = ConnectedObject.omit({ name: true })
export type ConnectedEntry = z.infer<typeof ConnectedEntry>
