import type { MappingOutcome } from '../services/mapping-service.ts'
import { describeFields } from './describe-fields.ts'
import { printable } from './display-text.ts'
import type { Look } from './output.ts'

/** What a mapping made of an entry, indented under it. */
export const describeOutcome = (outcome: MappingOutcome, look: Look): readonly string[] => {
  if (outcome.status === 'skipped') return [`  ${look.style.attention('skipped')} by the mapping`]
  if (outcome.status === 'failed') {
    const { mapping, message, line } = outcome.problem
    const where = line === null ? '' : `, line ${line}`
    return [`  ${look.style.bad('failed')} in "${printable(mapping)}"${where}: ${printable(message)}`]
  }
  const { attributes, ...properties } = outcome.properties
  const fields = Object.entries(properties)
  const inner =
    typeof attributes === 'object' && attributes !== null
      ? Object.entries(attributes).map(([name, value]) => [`attributes.${name}`, value] as const)
      : []
  const all = [...fields, ...inner]
  return all.length === 0 ? ['  gives nothing'] : describeFields(all, look)
}
