import { Progress, Text } from '@mantine/core'
import type { RemovalProgress as Progressed } from '../../../src-shared/domain/source-removal.ts'
import { useText } from '../../ui/use-text.ts'

/** What of a source is being removed, and how much of all of it is. */
export const RemovalProgress = ({ step, done, of }: Pick<Progressed, 'step' | 'done' | 'of'>) => {
  const text = useText()
  return (
    <>
      <Text size="sm" mt="md" mb={6} role="status">
        {text(`sources.removal.${step}`)}
      </Text>
      <Progress
        value={of === 0 ? 100 : (done / of) * 100}
        size={6}
        aria-label={text('sources.removal.progress', { done, of })}
      />
      <Text size="xs" c="dimmed" mt={6}>
        {text('sources.removal.progress', { done, of })}
      </Text>
    </>
  )
}
