import { ConfirmDanger } from '../../ui/confirm-danger.tsx'
import { useText } from '../../ui/use-text.ts'
import type { LeaveGuard } from '../../ui/use-leave-guard.ts'

interface LeaveDialogProps {
  readonly guard: LeaveGuard
  readonly name: string
  readonly count: number
}

/** "Leave without saving 3 changes to Head office?" */
export const LeaveDialog = ({ guard, name, count }: LeaveDialogProps) => {
  const text = useText()
  return (
    <ConfirmDanger
      isOpen={guard.isAsking}
      title={text('sources.leave.title', { name })}
      action={text('sources.leave.action', { count })}
      onConfirm={guard.leave}
      onCancel={guard.stay}
    >
      {text('sources.leave.meaning', { count })}
    </ConfirmDanger>
  )
}
