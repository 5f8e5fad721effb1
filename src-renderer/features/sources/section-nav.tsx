import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useText } from '../../ui/use-text.ts'
import classes from './source-editor.module.css'
import { sections, type Section } from './source-fields.ts'

export const panels = [...sections, 'history'] as const
export type Panel = (typeof panels)[number]
export const isPanel = (text: string | null): text is Panel => panels.some((panel) => panel === text)

interface SectionNavProps {
  readonly current: Panel
  readonly problems: ReadonlyMap<Section, number>
  /** A new source has no history yet. */
  readonly hasHistory: boolean
  readonly onChoose: (panel: Panel) => void
}

/** The sections of the editor, each with the number of its problems. */
export const SectionNav = ({ current, problems, hasHistory, onChoose }: SectionNavProps) => {
  const text = useText()
  return (
    <nav className={classes.nav} aria-label={text('sources.editor.sections')}>
      {panels
        .filter((panel) => panel !== 'history' || hasHistory)
        .map((panel) => {
          const count = panel === 'history' ? 0 : (problems.get(panel) ?? 0)
          return (
            <UnstyledButton
              key={panel}
              className={classes.navEntry}
              data-apart={panel === 'history' || undefined}
              aria-current={panel === current ? 'true' : undefined}
              onClick={() => onChoose(panel)}
            >
              <span className={classes.navName}>{text(`sources.section.${panel}`)}</span>
              {count > 0 && (
                <>
                  <span className={classes.count} aria-hidden>
                    {count}
                  </span>
                  <VisuallyHidden>, {text('sources.editor.problems', { count })}</VisuallyHidden>
                </>
              )}
            </UnstyledButton>
          )
        })}
    </nav>
  )
}
