import { z } from 'zod'
import { OutgoingTarget } from './outgoing-target.ts'

export const deliveryStates = ['pending', 'delivered', 'dead'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** One message to one target about one run. */
export const OutgoingDelivery = z.strictObject({
  id: z.number().int(),
  source: z.string(),
  run: z.number().int(),
  target: OutgoingTarget,
  state: z.enum(deliveryStates),
  attempts: z.number().int(),
  createdAt: z.string(),
  /** When it is tried next; null once it is delivered or dead. */
  dueAt: z.string().nullable(),
  lastAttemptAt: z.string().nullable(),
  /** When it was delivered or given up. */
  finishedAt: z.string().nullable(),
  /** Why the last attempt failed. */
  problem: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
})
export type OutgoingDelivery = z.infer<typeof OutgoingDelivery>
