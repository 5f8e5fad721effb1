import { Title } from '@mantine/core'
import { useText } from '../../ui/use-text.ts'
import { useEditScope } from './edit-context.tsx'
import { Fields } from './fields.tsx'
import classes from './guided-source.module.css'

/** How Rollcall signs in. */
export const CredentialsStep = () => {
  const text = useText()
  const { edit } = useEditScope()
  const isExternal = edit.values.serviceBindMethod === 'sasl_external'
  return (
    <>
      <Title order={2}>{text('sources.credentials.title')}</Title>
      <p className={classes.about}>{text('sources.credentials.about')}</p>
      <Fields
        ids={
          isExternal
            ? ['serviceBindMethod', 'clientCertificate', 'clientKey']
            : ['serviceBindMethod', 'bindCn', 'bindPassword', 'allowClearText']
        }
      />
    </>
  )
}
