import { IconShieldOff } from '@tabler/icons-react'
import { useText } from '../../ui/use-text.ts'
import classes from './unverified.module.css'
import { isUnverified, type Verification } from './unverified.ts'

/** A strip that stays as long as the server's certificate is not checked. */
export const UnverifiedNotice = ({ values }: { readonly values: Verification }) => {
  const text = useText()
  if (!isUnverified(values)) return null
  return (
    <div className={classes.notice} role="note">
      <IconShieldOff size={18} stroke={1.75} aria-hidden />
      <span>
        <strong>{text('sources.unverified.short')}</strong> {text('sources.unverified.meaning')}
      </span>
    </div>
  )
}

/** The same in a table: icon and words. */
export const UnverifiedMark = ({ values }: { readonly values: Verification }) => {
  const text = useText()
  if (!isUnverified(values)) return null
  return (
    <span className={classes.mark}>
      <IconShieldOff size={14} aria-hidden />
      {text('sources.unverified.short')}
    </span>
  )
}
