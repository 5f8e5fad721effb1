import { z } from 'zod'
import { OutgoingTarget } from './outgoing-target.ts'

export const deliveryStates = ['pending', 'delivered', 'dead'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** After the run, or after every run of one start. */
export const deliveryModes = ['immediate', 'deferred_end'] as const
export type DeliveryMode = (typeof deliveryModes)[number]

/** Failed attempts after which a delivery is given up: about two days, so a weekend without the receiver loses nothing. */
export const mostAttempts = 20

/** One message to one target about one run. */
export const OutgoingDelivery = z.strictObject({
  id: z.number().int(),
  source: z.string(),
  run: z.number().int(),
  target: OutgoingTarget,
  state: z.enum(deliveryStates),
  mode: z.enum(deliveryModes),
  attempts: z.number().int(),
  createdAt: z.string(),
  /** When it is tried next; null once it is delivered or dead. */
  dueAt: z.string().nullable(),
  lastAttemptAt: z.string().nullable(),
  /** When it was delivered or given up. */
  finishedAt: z.string().nullable(),
  /** Why the last attempt failed. */
  problem: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
  /** The oldest delivery to the same target that has to arrive, or be given up, before this one is tried. */
  waitsFor: z.number().int().nullable(),
})
export type OutgoingDelivery = z.infer<typeof OutgoingDelivery>

/** What became of dead deliveries that were all tried again, so far. */
export const RetriedDeliveries = z.strictObject({
  /** How many there were. */
  retried: z.number().int(),
  delivered: z.number().int(),
  /** They are tried again by themselves. */
  waiting: z.number().int(),
  /** Given up once more. */
  dead: z.number().int(),
  /** Why the oldest that has not arrived has not; null where nothing was tried and failed. */
  problem: OutgoingDelivery.shape.problem,
})
export type RetriedDeliveries = z.infer<typeof RetriedDeliveries>
