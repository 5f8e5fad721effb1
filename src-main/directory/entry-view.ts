import type { DirectoryEntry } from '../../src-shared/domain/directory-entry.ts'
import { AttributeViews } from './attribute-views.ts'
import { walkRawEntry } from './raw-entry.ts'

/**
 * An entry over a copy of its bytes whose values are decoded when first asked for. Equal to what decodeRawEntry gives;
 * the bytes must not change.
 */
export const viewRawEntry = (raw: Buffer): DirectoryEntry => {
  const attributes = new AttributeViews(raw)
  const dn = walkRawEntry(raw, 0, raw.length, (name, start, end) => {
    if (!name.isCredential && start !== end) attributes.note(name, start, end)
  })
  return { dn, attributes }
}
