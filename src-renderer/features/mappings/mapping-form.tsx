import { Input, SegmentedControl, Text, TextInput } from '@mantine/core'
import type { Ref } from 'react'
import type { PropertyMapping } from '../../../src-shared/domain/property-mapping.ts'
import { CodeField, type CodeFieldHandle } from '../../ui/code-field.tsx'
import type { Complete } from '../../ui/code-field-completion.ts'
import type { CodeProblem } from '../../ui/code-field-extensions.ts'
import { SafeText } from '../../ui/safe-text.tsx'
import { useSaid } from '../../ui/use-said.ts'
import { useText } from '../../ui/use-text.ts'
import classes from './mapping-form.module.css'
import type { SaveProblem } from './use-mapping-draft.ts'

interface MappingFormProps {
  readonly draft: PropertyMapping
  readonly isReadOnly: boolean
  /** Of the last save, at their fields. */
  readonly problems: readonly SaveProblem[]
  /** Of the expression, at their lines: of the last save, or of the entry it is tried on. */
  readonly codeProblems: readonly CodeProblem[]
  readonly complete: Complete
  readonly onChange: (change: Partial<PropertyMapping>) => void
  readonly onSave: () => void
  readonly codeRef: Ref<CodeFieldHandle>
}

const objectTypes = ['user', 'group', 'any'] as const

/** Name, kind of object and expression of a mapping. */
export const MappingForm = (props: MappingFormProps) => {
  const { draft, isReadOnly, problems, codeProblems, complete, onChange, onSave, codeRef } = props
  const text = useText()
  const said = useSaid()
  const problemAt = (path: string): string | undefined => {
    const problem = problems.find((each) => each.path === path)
    return problem === undefined ? undefined : said(problem.message)
  }
  const objectTypeProblem = problemAt('objectType')
  return (
    <div className={classes.form}>
      {!isReadOnly && (
        <div className={classes.fields}>
          <TextInput
            label={text('mappings.name')}
            placeholder={text('mappings.namePlaceholder')}
            value={draft.name}
            error={problemAt('name')}
            maxLength={200}
            className={classes.name}
            onChange={(event) => onChange({ name: event.currentTarget.value })}
          />
          <div>
            <Input.Label id="mapping-for" labelElement="div">
              {text('mappings.for')}
            </Input.Label>
            <SegmentedControl
              aria-labelledby="mapping-for"
              size="sm"
              className={classes.for}
              value={draft.objectType}
              data={objectTypes.map((value) => ({ value, label: text(`mappings.for.${value}`) }))}
              onChange={(value) => {
                const objectType = objectTypes.find((each) => each === value)
                if (objectType !== undefined) onChange({ objectType })
              }}
            />
            {objectTypeProblem !== undefined && (
              <Text size="xs" c="var(--rc-error)" mt={4} role="alert">
                {objectTypeProblem}
              </Text>
            )}
          </div>
        </div>
      )}
      <div className={classes.expression}>
        <div className={classes.expressionHead}>
          <Input.Label labelElement="div">{text('mappings.expression')}</Input.Label>
          <Text size="xs" c="var(--rc-text-dim)">
            {text(isReadOnly ? 'mappings.readOnlyHint' : 'mappings.expressionHint')}
          </Text>
        </div>
        <div className={classes.code}>
          <CodeField
            ref={codeRef}
            label={text('mappings.expression')}
            value={draft.expression}
            problems={codeProblems}
            complete={complete}
            onSave={onSave}
            onChange={isReadOnly ? undefined : (expression) => onChange({ expression })}
          />
        </div>
        <SaveProblems problems={problems} />
      </div>
    </div>
  )
}

/** What kept the last save from being taken, as text: for reading, copying and screen readers. */
const SaveProblems = ({ problems }: { readonly problems: readonly SaveProblem[] }) => {
  const text = useText()
  const said = useSaid()
  if (problems.length === 0) return null
  return (
    <div className={classes.problems} role="alert">
      <strong>{text('mappings.problems', { count: problems.length })}</strong>
      {problems.map(({ path, line, message }) => (
        <div key={path}>
          {line !== null && <strong className={classes.line}>{text('mappings.line', { line })}</strong>}
          <SafeText>{said(message)}</SafeText>
        </div>
      ))}
    </div>
  )
}
