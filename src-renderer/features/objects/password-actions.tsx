import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import { useText } from '../../ui/use-text.ts'
import { PasswordDialog, type PasswordTask } from './password-dialog.tsx'

interface PasswordActionsProps {
  readonly id: number
  readonly username: string
}

/** What can be done with somebody's password: try it, or set a new one. */
export const PasswordActions = ({ id, username }: PasswordActionsProps) => {
  const text = useText()
  const [task, setTask] = useState<PasswordTask>()
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconKey size={15} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {text('password.menu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setTask('check')}>{text('password.check')}</Menu.Item>
          <Menu.Item onClick={() => setTask('set')}>{text('password.set')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {task !== undefined && (
        <PasswordDialog id={id} username={username} task={task} onClose={() => setTask(undefined)} />
      )}
    </>
  )
}
