import { Stack, Text, Title } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './empty-state.module.css'

interface EmptyStateProps {
  readonly icon: Icon
  readonly title: string
  /** What to do next, in a sentence. */
  readonly hint: ReactNode
  readonly actions?: ReactNode
}

/** Nothing here yet, or nothing found: says why and what to do next. */
export const EmptyState = ({ icon: EmptyIcon, title, hint, actions }: EmptyStateProps) => (
  <Stack align="center" justify="center" gap="sm" className={classes.empty}>
    <EmptyIcon size={36} stroke={1.25} aria-hidden className={classes.icon} />
    <Title order={2}>{title}</Title>
    <Text size="sm" c="var(--rc-text-dim)" ta="center" maw={440}>
      {hint}
    </Text>
    {actions !== undefined && <div className={classes.actions}>{actions}</div>}
  </Stack>
)
