import { Text, Title } from '@mantine/core'
import { useCall } from '../../api/use-call.ts'
import { ChangedFields } from '../../ui/changed-fields.tsx'
import { QueryBoundary } from '../../ui/query-boundary.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { useText } from '../../ui/use-text.ts'
import editorClasses from './source-editor.module.css'
import classes from './revisions.module.css'
import { fieldOfPath } from './source-fields.ts'
import { useFieldWords } from './use-field-words.ts'

/** Which fields changed when, newest first. */
export const Revisions = ({ slug }: { readonly slug: string }) => {
  const text = useText()
  const words = useFieldWords()
  const query = useCall('sources.revisions', slug)
  const labelOf = (path: string): string => {
    const id = fieldOfPath(path)
    return id === undefined ? path : words.of(id).label
  }
  return (
    <section className={editorClasses.panel} aria-labelledby="source-section">
      <Title order={2} id="source-section">
        {text('sources.section.history')}
      </Title>
      <Text size="sm" c="var(--rc-text-dim)" mb="sm">
        {text('sources.section.history.about')}
      </Text>
      <QueryBoundary query={query}>
        {(revisions) => (
          <ol className={classes.revisions}>
            {revisions.map(({ revision, savedAt, changed }) => (
              <li key={revision} className={classes.revision}>
                <div className={classes.when}>
                  <span className={classes.number}>{text('sources.history.revision', { revision })}</span>
                  <RelativeTime at={savedAt} />
                </div>
                <div className={classes.what}>
                  {Object.keys(changed).length === 0 && text('sources.history.first')}
                  <ChangedFields
                    fields={Object.entries(changed).map(([field, [before, after]]) => ({
                      field,
                      label: labelOf(field),
                      before,
                      after,
                    }))}
                  />
                </div>
              </li>
            ))}
          </ol>
        )}
      </QueryBoundary>
    </section>
  )
}
