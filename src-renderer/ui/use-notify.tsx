import { Anchor, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { CopyDetails } from './copy-details.tsx'
import { useSaid } from './use-said.ts'
import { useText } from './use-text.ts'

export interface NoteLink {
  readonly label: string
  /** A route such as `/runs/12`. */
  readonly to: string
}

interface Note {
  readonly message: ReactNode
  readonly title?: string
  readonly link?: NoteLink
}

export interface Notify {
  /** Something was done or begun. Goes away by itself. */
  readonly done: (note: Note) => void
  /** Something needs a person, soon. Stays until closed. */
  readonly attention: (note: Note) => void
  /** Something failed: what happened and what to do next. Stays until closed. What a person cancelled is only said. */
  readonly failed: (error: unknown) => void
  /** Like `failed`, of something that was begun elsewhere than on this page: the title says what. */
  readonly failedElsewhere: (title: string, error: AppError) => void
}

/** Long enough to read two lines. */
const readingMs = 6000

/** Toasts. The top bar keeps every one of them, so that it can be read again. */
export const useNotify = (): Notify => {
  const text = useText()
  const said = useSaid()
  const closeButtonProps = { 'aria-label': text('common.close') }
  const done = (note: Note): void =>
    void notifications.show({
      ...toContent(note),
      closeButtonProps,
      color: 'green',
      icon: <IconCircleCheck size={18} aria-hidden />,
      autoClose: readingMs,
    })
  const showFailure = (title: string, failure: AppError, words: readonly string[]): void =>
    void notifications.show({
      title,
      message: <Failed failure={failure} words={words} />,
      closeButtonProps,
      color: 'red',
      icon: <IconCircleX size={18} aria-hidden />,
      autoClose: false,
      role: 'alert',
    })
  return {
    done,
    attention: (note) =>
      void notifications.show({
        ...toContent(note),
        closeButtonProps,
        color: 'yellow',
        icon: <IconAlertTriangle size={18} aria-hidden />,
        autoClose: false,
      }),
    failed: (error) => {
      const failure = error instanceof AppError ? error : new AppError('internal', String(error))
      if (failure.code === 'sync.cancelled') done({ message: said(failure.message) })
      else showFailure(said(failure.message), failure, [said(failure.remedy)])
    },
    failedElsewhere: (title, failure) =>
      showFailure(title, failure, [said(failure.message), said(failure.remedy)]),
  }
}

interface FailedProps {
  readonly failure: AppError
  readonly words: readonly string[]
}

const Failed = ({ failure, words }: FailedProps) => (
  <>
    {words.map((sentence) => (
      <Text key={sentence} size="sm" component="div" mb={6}>
        {sentence}
      </Text>
    ))}
    <CopyDetails failure={failure} />
  </>
)

const toContent = ({ title, message, link }: Note) => ({
  ...(title === undefined ? {} : { title }),
  message:
    link === undefined ? (
      message
    ) : (
      <>
        <Text size="sm" component="div">
          {message}
        </Text>
        <Anchor size="sm" href={`#${link.to}`}>
          {link.label}
        </Anchor>
      </>
    ),
})
