import { Group, Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'
import classes from './page.module.css'

interface PageProps {
  readonly title: string
  /** One sentence under the title: what is here, or what state it is in. */
  readonly description?: ReactNode
  readonly actions?: ReactNode
  /** Tables use the whole width; text and forms are never wider than they read. */
  readonly width?: 'full' | 'reading'
  readonly children: ReactNode
}

/** The frame of every page: one h1, its actions, its content, and the title of the window. */
export const Page = ({ title, description, actions, width = 'full', children }: PageProps) => {
  return (
    <Stack className={classes.page} data-width={width} gap="md">
      <Group justify="space-between" align="flex-start" gap="md">
        <div className={classes.heading}>
          <PageTitle>{title}</PageTitle>
          {description !== undefined && (
            <Text component="div" size="sm" c="var(--rc-text-dim)" mt={2}>
              {description}
            </Text>
          )}
        </div>
        {actions !== undefined && (
          <Group gap="sm" className={classes.actions}>
            {actions}
          </Group>
        )}
      </Group>
      {children}
    </Stack>
  )
}

/** The h1 of a page, and the title of the window. */
export const PageTitle = ({ children }: { readonly children: string }) => {
  useDocumentTitle(`${children} · Rollcall`)
  return (
    // Navigation moves the focus here, so that a screen reader says where it led.
    <Title order={1} tabIndex={-1} className={classes.title}>
      {children}
    </Title>
  )
}
