import { Button, CloseButton, Tabs, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useIntl } from 'react-intl'
import { PageTitle } from '../../ui/page.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import { SafeText } from '../../ui/safe-text.tsx'
import { useText } from '../../ui/use-text.ts'
import classes from './detail-frame.module.css'
import { detailTabs, type DetailTab } from './use-list-route.ts'

/** What a page that shows one object passes on. */
export interface DetailProps {
  readonly id: number
  /** Beside the list it was opened from, or in its place. */
  readonly place: 'panel' | 'page'
  readonly tab: DetailTab
  readonly onTab: (tab: DetailTab) => void
  readonly onClose: () => void
}

export interface TabPart {
  readonly id: DetailTab
  readonly label: string
  readonly count?: number
  readonly render: () => ReactNode
}

interface DetailFrameProps extends Omit<DetailProps, 'id'> {
  readonly title: string
  readonly description: ReactNode
  readonly actions: ReactNode
  readonly tabs: readonly TabPart[]
}

/**
 * One object in detail: its name, what can be done with it, and its tabs. The same elements beside a list and in its
 * place, so that a window that is made wider or narrower keeps what is open and typed in them.
 */
export const DetailFrame = (props: DetailFrameProps) => {
  const { place, title, description, actions, onClose } = props
  const text = useText()
  const isPage = place === 'page'
  return (
    <section className={classes.frame} data-place={place} aria-label={visibleText(title)}>
      <div
        role="presentation"
        className={classes.inner}
        onKeyDown={(event) => {
          // React also tells of keys in menus of the panel, which lie elsewhere in the document and close themselves.
          const isWithin = event.target instanceof Node && event.currentTarget.contains(event.target)
          if (!isPage && event.key === 'Escape' && isWithin && !event.isDefaultPrevented()) onClose()
        }}
      >
        <header className={classes.head}>
          <div className={classes.heading}>
            {isPage ? (
              <PageTitle>{visibleText(title)}</PageTitle>
            ) : (
              <Title order={2} className={classes.title}>
                <SafeText>{title}</SafeText>
              </Title>
            )}
            <div className={classes.description}>{description}</div>
          </div>
          {!isPage && <CloseButton aria-label={text('object.close')} onClick={onClose} />}
        </header>
        <div className={classes.actions}>
          {isPage && (
            <Button
              variant="subtle"
              color="gray"
              leftSection={<IconArrowLeft size={15} aria-hidden />}
              onClick={onClose}
            >
              {text('object.back')}
            </Button>
          )}
          {actions}
        </div>
        <DetailTabs {...props} />
      </div>
    </section>
  )
}

const DetailTabs = ({ title, tabs, tab, onTab }: DetailFrameProps) => {
  const intl = useIntl()
  // A group has no use for every tab a person has; a link to one that is not there leads to the first.
  const shown = tabs.some(({ id }) => id === tab) ? tab : tabs[0]?.id
  return (
    <Tabs
      className={classes.tabs}
      value={shown ?? null}
      keepMounted={false}
      onChange={(next) => {
        const chosen = detailTabs.find((id) => id === next)
        if (chosen !== undefined) onTab(chosen)
      }}
    >
      <Tabs.List aria-label={visibleText(title)}>
        {tabs.map(({ id, label, count }) => (
          <Tabs.Tab key={id} value={id}>
            {label}
            {count !== undefined && <span className={classes.count}>{intl.formatNumber(count)}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ id, render }) => (
        <Tabs.Panel key={id} value={id} className={classes.tabPanel}>
          {render()}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}
