import { Button, Menu, Text } from '@mantine/core'
import { IconChevronDown, IconFile, IconPlus } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useText } from '../../ui/use-text.ts'
import { mappingExamples } from './mapping-examples.ts'
import { newMappingRoute } from './mapping-route.ts'

/** A new mapping: empty, or from an example that does nearly what is wanted. */
export const NewMappingMenu = () => {
  const text = useText()
  return (
    <Menu position="bottom-end" width={340}>
      <Menu.Target>
        <Button
          leftSection={<IconPlus size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {text('mappings.new')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} href={newMappingRoute()} leftSection={<IconFile size={16} aria-hidden />}>
          {text('mappings.newBlank')}
        </Menu.Item>
        <Menu.Label>{text('mappings.newFrom')}</Menu.Label>
        {mappingExamples.map((example) => (
          <Menu.Item key={example.id} component={Link} href={newMappingRoute(example.id)}>
            {text(example.title)}
            <Text size="xs" c="var(--rc-text-dim)">
              {text(example.hint)}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
