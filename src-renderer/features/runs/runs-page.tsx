import { Tabs } from '@mantine/core'
import { useCall } from '../../api/use-call.ts'
import { Page } from '../../ui/page.tsx'
import { useText } from '../../ui/use-text.ts'
import { DeliveriesTab } from './deliveries-tab.tsx'
import pageClasses from './run-page.module.css'
import { RunsTab } from './runs-tab.tsx'
import { useRouteFilter } from './use-route-filter.ts'

/** Every run there was, and what runs passed on to others. */
export const RunsPage = () => {
  const text = useText()
  const filter = useRouteFilter()
  const sources = useCall('sources.list', undefined).data ?? []
  const dead = sources.reduce((sum, { outgoing }) => sum + outgoing.dead, 0)
  const tab = filter.get('tab') === 'deliveries' ? 'deliveries' : 'runs'
  return (
    <Page
      title={text('shell.runs')}
      description={text(tab === 'runs' ? 'runs.description' : 'deliveries.description')}
    >
      <Tabs
        value={tab}
        onChange={(chosen) =>
          filter.set({
            tab: chosen === 'deliveries' ? chosen : null,
            status: null,
            state: null,
            delivery: null,
          })
        }
        className={pageClasses.tabs}
        keepMounted={false}
      >
        <Tabs.List>
          <Tabs.Tab value="runs">{text('runs.table')}</Tabs.Tab>
          <Tabs.Tab
            value="deliveries"
            rightSection={
              dead > 0 ? (
                <span className={pageClasses.tabTrouble}>{text('deliveries.dead', { count: dead })}</span>
              ) : undefined
            }
          >
            {text('deliveries.title')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="runs" className={pageClasses.panel}>
          <RunsTab />
        </Tabs.Panel>
        <Tabs.Panel value="deliveries" className={pageClasses.panel}>
          <DeliveriesTab />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
