import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconCopy } from '@tabler/icons-react'
import { useCopyText } from '../../ui/use-copy-text.ts'
import { useText } from '../../ui/use-text.ts'
import { entryLdif } from './entry-ldif.ts'
import type { ObjectView } from './detail-view.ts'
import { SyncAction } from './sync-action.tsx'
import { useSourceNames } from './use-source-names.ts'

/** What can be done with a person or group: read it again, take its DN or all of it along. */
export const DetailActions = ({ object }: { readonly object: ObjectView }) => (
  <>
    <SyncAction object={object} />
    <CopyMenu object={object} />
  </>
)

const CopyMenu = ({ object }: { readonly object: ObjectView }) => {
  const text = useText()
  const copyText = useCopyText()
  const copy = (content: string): void => copyText(content, text('object.copied'))
  const { names } = useSourceNames()
  const { kind, fields, attributes, sources, raw } = object
  const isAlone = sources.length === 1
  const sourceOf = (slug: string) => ({ source: names.get(slug) ?? slug })
  const name = String(fields['username'] ?? fields['name'] ?? '')
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconCopy size={15} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {text('object.copy')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {sources.map(({ slug, dn }) => (
          <Menu.Item key={slug} onClick={() => copy(dn)}>
            {isAlone ? text('object.copyDn') : text('object.copyDnOf', sourceOf(slug))}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => copy(name)}>
          {text(kind === 'user' ? 'object.copyName' : 'object.copyGroupName')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => copy(JSON.stringify({ ...fields, attributes, sources }, null, 2))}>
          {text('object.copyJson')}
        </Menu.Item>
        {raw.map((entry) => (
          <Menu.Item key={entry.slug} onClick={() => copy(entryLdif(entry))}>
            {isAlone ? text('object.copyLdif') : text('object.copyLdifOf', sourceOf(entry.slug))}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
