import { Text, Title } from '@mantine/core'
import { useText } from '../../ui/use-text.ts'
import { Fields } from './fields.tsx'
import classes from './source-editor.module.css'
import { sourceFields, type Section } from './source-fields.ts'

/** The fields of one section that have a meaning now. */
export const SectionPanel = ({ section }: { readonly section: Section }) => {
  const text = useText()
  const ids = sourceFields.filter((field) => field.section === section).map(({ id }) => id)
  return (
    <section className={classes.panel} aria-labelledby="source-section">
      <Title order={2} id="source-section">
        {text(`sources.section.${section}`)}
      </Title>
      <Text size="sm" c="var(--rc-text-dim)" mb="sm">
        {text(`sources.section.${section}.about`)}
      </Text>
      <Fields ids={ids} />
    </section>
  )
}
