import { Button, FileButton } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useText } from '../../ui/use-text.ts'

interface LoadFileButtonProps {
  readonly accept: string
  readonly onLoad: (content: string) => void
}

/** Reads a text file the person chooses; it never leaves the page before the source is saved. */
export const LoadFileButton = ({ accept, onLoad }: LoadFileButtonProps) => {
  const text = useText()
  const load = async (file: File | null): Promise<void> => {
    if (file !== null) onLoad(await file.text())
  }
  return (
    <FileButton accept={accept} onChange={(file) => void load(file)}>
      {(props) => (
        <Button {...props} variant="default" leftSection={<IconFileUpload size={14} aria-hidden />}>
          {text('sources.file.load')}
        </Button>
      )}
    </FileButton>
  )
}
