import { Button } from '@mantine/core'
import { useCall } from '../../api/use-call.ts'
import type { AppInfo } from '../../../src-shared/contract/app-calls.ts'
import { QueryBoundary } from '../../ui/query-boundary.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useSaid } from '../../ui/use-said.ts'
import { useText } from '../../ui/use-text.ts'
import classes from './keychain-section.module.css'
import { SettingsRow } from './settings-row.tsx'

const badges = { ready: 'ok', unasked: 'new', locked: 'held', unavailable: 'failed' } as const

/** Whether passwords can be kept and read, and what to do where they cannot. */
export const KeychainSection = () => {
  const text = useText()
  const info = useCall('app.info', undefined)
  return (
    <QueryBoundary query={info}>
      {({ keychain, platform }) => (
        <>
          <SettingsRow
            id="setting-keychain"
            title={text('settings.keychain')}
            help={text(`settings.keychain.${keychain.state}.help`)}
          >
            <StateBadge state={badges[keychain.state]} label={text(`settings.keychain.${keychain.state}`)} />
            <Button variant="default" loading={info.isFetching} onClick={() => void info.refetch()}>
              {text('settings.keychain.look')}
            </Button>
          </SettingsRow>
          <WhatToDo keychain={keychain} platform={platform} />
        </>
      )}
    </QueryBoundary>
  )
}

const WhatToDo = ({ keychain, platform }: Pick<AppInfo, 'keychain' | 'platform'>) => {
  const text = useText()
  const said = useSaid()
  if (keychain.state === 'ready' || keychain.state === 'unasked') return null
  const system = platform === 'darwin' || platform === 'win32' ? platform : 'linux'
  return (
    <section className={classes.todo} data-tone={keychain.state === 'locked' ? 'attention' : 'error'}>
      <h3 className={classes.heading}>{text('settings.keychain.whatToDo')}</h3>
      <p className={classes.line}>{text(`settings.keychain.do.${keychain.state}.${system}`)}</p>
      <p className={classes.line}>
        {text('settings.keychain.do.environment', { variable: 'ROLLCALL_SECRET_CORP_BIND_PASSWORD' })}
      </p>
      {keychain.message !== '' && <p className={classes.message}>{said(keychain.message)}</p>}
    </section>
  )
}
