import { Text, Title } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useSaid } from '../../ui/use-said.ts'
import { useText } from '../../ui/use-text.ts'
import { Fields } from './fields.tsx'
import classes from './guided-source.module.css'
import type { Found } from './guided-steps.ts'
import type { ShownId } from './source-fields.ts'

const alwaysShown: readonly ShownId[] = [
  'name',
  'slug',
  'baseDn',
  'userObjectFilter',
  'groupObjectFilter',
  'objectUniquenessField',
  // Above the field whose help speaks of "the switch above".
  'lookupGroupsFromUser',
  'groupMembershipField',
  'userMembershipAttribute',
  'userPropertyMappings',
  'groupPropertyMappings',
]

interface ProposalStepProps {
  /** Undefined when the person fills everything in. */
  readonly found: Found | undefined
}

/** What the directory says about itself, and what follows from it; every value can be changed. */
export const ProposalStep = ({ found }: ProposalStepProps) => {
  const text = useText()
  const said = useSaid()
  const reasons = new Map((found?.proposals ?? []).map(({ field, reason }) => [field, said(reason)]))
  const others = [...reasons.keys()].filter((field) => !alwaysShown.includes(field))
  const isKnown = found !== undefined && found.vendor !== '' && found.vendor !== 'N/A'
  return (
    <>
      <Title order={2}>{text('sources.proposal.title')}</Title>
      <p className={classes.about}>
        {text(found === undefined ? 'sources.proposal.byHand' : 'sources.proposal.about')}
      </p>
      {found !== undefined && (
        <div className={classes.found}>
          <IconCircleCheck size={20} stroke={1.75} aria-hidden />
          <div>
            <Text size="sm" fw={600}>
              {isKnown
                ? text('sources.proposal.found', {
                    vendor: `${found.vendor} ${found.version === 'N/A' ? '' : found.version}`.trim(),
                  })
                : text('sources.proposal.unknown')}
            </Text>
            {found.advice.length > 0 && (
              <ul className={classes.advice}>
                {found.advice.map((advice) => (
                  <li key={advice}>{said(advice)}</li>
                ))}
              </ul>
            )}
          </div>
        </div>
      )}
      <Fields ids={[...alwaysShown, ...others]} reasons={reasons} />
      <Text size="xs" c="var(--rc-text-dim)" mt="md">
        {text('sources.proposal.rest')}
      </Text>
    </>
  )
}
