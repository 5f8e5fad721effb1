import { Button, Text } from '@mantine/core'
import { IconSearchOff, IconTransform } from '@tabler/icons-react'
import { useState } from 'react'
import type { MappingRow } from '../../../src-shared/contract/mapping-calls.ts'
import { useCall } from '../../api/use-call.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { QueryBoundary } from '../../ui/query-boundary.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useText } from '../../ui/use-text.ts'
import { searchMappings } from './mapping-list.ts'
import { MappingTable } from './mapping-table.tsx'
import classes from './mappings-page.module.css'
import { NewMappingMenu } from './new-mapping-menu.tsx'
import { RemoveMapping } from './remove-mapping.tsx'

/** Every mapping there is: a person's own first, then those that come with Rollcall. */
export const MappingsPage = () => {
  const text = useText()
  const query = useCall('mappings.list', undefined)
  const [search, setSearch] = useState('')
  const [removing, setRemoving] = useState<MappingRow>()
  return (
    <Page
      title={text('shell.mappings')}
      description={text('mappings.description')}
      actions={<NewMappingMenu />}
    >
      <QueryBoundary query={query}>
        {(rows) => {
          const found = searchMappings(rows, search)
          const own = found.filter(({ builtIn }) => !builtIn)
          const builtIn = found.filter((row) => row.builtIn)
          const hasOwn = rows.some((row) => !row.builtIn)
          return (
            <>
              <SearchField
                label={text('mappings.filter')}
                placeholder={text('mappings.filterPlaceholder')}
                value={search}
                onChange={setSearch}
              />
              {found.length === 0 && (
                <EmptyState
                  icon={IconSearchOff}
                  title={text('mappings.nothingFound', { search })}
                  hint={text('mappings.nothingFoundHint')}
                  actions={
                    <Button variant="default" onClick={() => setSearch('')}>
                      {text('mappings.clearSearch')}
                    </Button>
                  }
                />
              )}
              {own.length > 0 && (
                <section className={classes.section}>
                  <h2 className={classes.heading}>{text('mappings.own')}</h2>
                  <MappingTable label={text('mappings.own')} rows={own} onRemove={setRemoving} />
                </section>
              )}
              {!hasOwn && search === '' && <NoneOfYourOwn />}
              {builtIn.length > 0 && (
                <section className={classes.section}>
                  <h2 className={classes.heading}>{text('mappings.builtIn')}</h2>
                  <Text size="xs" c="var(--rc-text-dim)" mb={8}>
                    {text('mappings.builtInHint')}
                  </Text>
                  <MappingTable label={text('mappings.builtIn')} rows={builtIn} />
                </section>
              )}
            </>
          )
        }}
      </QueryBoundary>
      <RemoveMapping row={removing} onClose={() => setRemoving(undefined)} />
    </Page>
  )
}

const NoneOfYourOwn = () => {
  const text = useText()
  return (
    <div className={classes.none}>
      <IconTransform size={28} stroke={1.25} aria-hidden className={classes.noneIcon} />
      <div>
        <h2 className={classes.heading}>{text('mappings.ownEmpty')}</h2>
        <Text size="sm" c="var(--rc-text-dim)" maw={560}>
          {text('mappings.ownEmptyHint')}
        </Text>
      </div>
    </div>
  )
}
