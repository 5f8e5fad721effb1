import { UnstyledButton } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useText } from '../../ui/use-text.ts'
import classes from './guided-source.module.css'
import { steps, type Step } from './guided-steps.ts'

interface GuidedNavProps {
  readonly current: Step
  /** The furthest step; those behind it can be returned to. */
  readonly reached: Step
  /** Once the source is saved, its editor is the place for changes. */
  readonly isSaved: boolean
  readonly onChoose: (step: Step) => void
}

export const GuidedNav = ({ current, reached, isSaved, onChoose }: GuidedNavProps) => {
  const text = useText()
  return (
    <nav aria-label={text('sources.guided.steps')}>
      <ol className={classes.steps}>
        {steps.map((step, index) => {
          const isBehind = index < steps.indexOf(current)
          const canGo = index <= steps.indexOf(reached) && !isSaved
          return (
            <li key={step}>
              <UnstyledButton
                className={classes.navEntry}
                disabled={!canGo}
                aria-current={step === current ? 'step' : undefined}
                onClick={() => onChoose(step)}
              >
                <span className={classes.sign} data-done={isBehind || undefined} aria-hidden>
                  {isBehind ? <IconCheck size={12} stroke={3} /> : index + 1}
                </span>
                {text(`sources.step.${step}`)}
              </UnstyledButton>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
