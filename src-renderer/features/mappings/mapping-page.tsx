import { Anchor, Button } from '@mantine/core'
import { IconCopy, IconTrash, IconZoomQuestion } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useLocation, useParams } from 'wouter'
import type { MappingRow } from '../../../src-shared/contract/mapping-calls.ts'
import { useCall } from '../../api/use-call.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { QueryBoundary } from '../../ui/query-boundary.tsx'
import { useNotify } from '../../ui/use-notify.tsx'
import { useText } from '../../ui/use-text.ts'
import { copyName } from './copy-name.ts'
import { MappingEditor } from './mapping-editor.tsx'
import { mappingExamples } from './mapping-examples.ts'
import { copyRoute, findByRoutePart, mappingRoute } from './mapping-route.ts'
import { RemoveMapping } from './remove-mapping.tsx'
import { UsedBy } from './used-by.tsx'

/** A stored mapping, to be edited; a built-in one, to be read, tried and copied. */
export const MappingPage = () => {
  const { name = '' } = useParams<{ name: string }>()
  return (
    <MappingList>
      {(rows) => {
        const row = findByRoutePart(rows, name)
        return row === undefined ? <NoSuchMapping name={name} /> : <StoredMapping key={row.name} row={row} />
      }}
    </MappingList>
  )
}

/** A new mapping, empty or from an example. */
export const NewMappingPage = () => {
  const { example: id = '' } = useParams<{ example: string }>()
  const text = useText()
  const example = mappingExamples.find((each) => each.id === id)
  return (
    <MappingList>
      {(rows) => (
        <UnsavedMapping
          key={id}
          title={text('mappings.newTitle')}
          initial={{
            name:
              example === undefined
                ? ''
                : copyName(
                    text(example.title),
                    rows.map((row) => row.name),
                  ),
            objectType: example?.objectType ?? 'user',
            expression: example?.expression ?? '',
          }}
        />
      )}
    </MappingList>
  )
}

/** A new mapping that begins as a copy. */
export const CopyMappingPage = () => {
  const { name = '' } = useParams<{ name: string }>()
  const text = useText()
  return (
    <MappingList>
      {(rows) => {
        const row = findByRoutePart(rows, name)
        if (row === undefined) return <NoSuchMapping name={name} />
        const title = text('mappings.copyTitle', { name: row.name })
        const taken = rows.map((each) => each.name)
        const { objectType, expression } = row
        return (
          <UnsavedMapping
            key={row.name}
            title={title}
            initial={{ name: copyName(title, taken), objectType, expression }}
          />
        )
      }}
    </MappingList>
  )
}

const MappingList = ({
  children,
}: {
  readonly children: (rows: readonly MappingRow[]) => React.ReactNode
}) => {
  const text = useText()
  const query = useCall('mappings.list', undefined)
  if (query.data !== undefined) return children(query.data)
  return (
    <Page title={text('shell.mappings')}>
      <QueryBoundary query={query}>{() => null}</QueryBoundary>
    </Page>
  )
}

const StoredMapping = ({ row }: { readonly row: MappingRow }) => {
  const text = useText()
  const notify = useNotify()
  const [, navigate] = useLocation()
  const [isRemoving, setRemoving] = useState(false)
  return (
    <>
      <MappingEditor
        title={row.name}
        description={
          <>
            <BackToList /> · {row.builtIn && `${text(`mappings.for.${row.objectType}`)} · `}
            {text('mappings.column.usedBy')} <UsedBy sources={row.usedBy} />
          </>
        }
        editing={row.name}
        initial={{ name: row.name, objectType: row.objectType, expression: row.expression }}
        isReadOnly={row.builtIn}
        actions={
          <>
            {!row.builtIn && (
              <Button
                variant="subtle"
                color="red"
                leftSection={<IconTrash size={16} aria-hidden />}
                onClick={() => setRemoving(true)}
              >
                {text('mappings.delete')}
              </Button>
            )}
            <Button
              variant={row.builtIn ? 'filled' : 'default'}
              component={Link}
              href={copyRoute(row.name)}
              leftSection={<IconCopy size={16} aria-hidden />}
            >
              {text(row.builtIn ? 'mappings.copyToChange' : 'mappings.copy')}
            </Button>
          </>
        }
        onSaved={(name) => {
          notify.done({ message: text('mappings.saved', { name }) })
          if (name !== row.name) navigate(mappingRoute(name), { replace: true })
        }}
      />
      <RemoveMapping
        row={isRemoving ? row : undefined}
        onClose={() => setRemoving(false)}
        onRemoved={() => navigate('/mappings', { replace: true })}
      />
    </>
  )
}

const UnsavedMapping = ({
  title,
  initial,
}: Pick<Parameters<typeof MappingEditor>[0], 'title' | 'initial'>) => {
  const text = useText()
  const notify = useNotify()
  const [, navigate] = useLocation()
  return (
    <MappingEditor
      title={title}
      description={<BackToList />}
      editing={null}
      initial={initial}
      onSaved={(name) => {
        notify.done({ message: text('mappings.saved', { name }) })
        navigate(mappingRoute(name), { replace: true })
      }}
    />
  )
}

const BackToList = () => {
  const text = useText()
  return (
    <Anchor component={Link} href="/mappings" inherit underline="always">
      {text('mappings.backToList')}
    </Anchor>
  )
}

const NoSuchMapping = ({ name }: { readonly name: string }) => {
  const text = useText()
  return (
    <Page title={text('shell.mappings')}>
      <EmptyState
        icon={IconZoomQuestion}
        title={text('mappings.notFound', { name })}
        hint={text('mappings.notFoundHint')}
        actions={
          <Button component={Link} href="/mappings">
            {text('mappings.backToList')}
          </Button>
        }
      />
    </Page>
  )
}
