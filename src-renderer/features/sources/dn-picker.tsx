import { Button, Group, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import { DnText } from '../../ui/dn-text.tsx'
import { useText } from '../../ui/use-text.ts'
import { DnBranch } from './dn-branch.tsx'
import classes from './dn-picker.module.css'
import { moveInTree } from './tree-keys.ts'

interface DnPickerProps {
  /** The field the DN is for. */
  readonly title: string
  /** Where the tree begins; null for the server's naming contexts. */
  readonly root: string | null
  readonly onPick: (dn: string) => void
  readonly onClose: () => void
}

/** The directory's tree, read level by level as it is opened. */
export const DnPicker = ({ title, root, onPick, onClose }: DnPickerProps) => {
  const text = useText()
  const [chosen, setChosen] = useState<string>()
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': text('common.close') }}
    >
      <div
        className={classes.tree}
        role="tree"
        tabIndex={-1}
        // The keys named below work at once, and do not scroll the page behind.
        data-autofocus
        aria-label={text('sources.tree.label')}
        onKeyDown={(event) => moveInTree(event.currentTarget, event)}
      >
        <DnBranch dn={root} level={1} chosen={chosen} onChoose={setChosen} onPick={onPick} />
      </div>
      <Group justify="space-between" mt="md" wrap="nowrap">
        <Text size="sm" component="div" className={classes.chosen}>
          {chosen === undefined ? text('sources.tree.hint') : <DnText>{chosen}</DnText>}
        </Text>
        <Group gap="sm" wrap="nowrap">
          <Button variant="default" onClick={onClose}>
            {text('common.cancel')}
          </Button>
          <Button
            disabled={chosen === undefined}
            onClick={() => {
              if (chosen !== undefined) onPick(chosen)
            }}
          >
            {text('sources.tree.use')}
          </Button>
        </Group>
      </Group>
    </Modal>
  )
}
