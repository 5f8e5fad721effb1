import {
  IconArrowsExchange,
  IconBell,
  IconDatabase,
  IconInfoCircle,
  IconKey,
  IconPalette,
  IconSettings,
  IconStethoscope,
  type Icon,
} from '@tabler/icons-react'
import { Link, useSearch } from 'wouter'
import { Page } from '../../ui/page.tsx'
import { QueryBoundary } from '../../ui/query-boundary.tsx'
import { useText } from '../../ui/use-text.ts'
import { AboutSection } from './about-section.tsx'
import { ConfigurationSection } from './configuration-section.tsx'
import { DataSection } from './data-section.tsx'
import { DiagnosticsSection } from './diagnostics-section.tsx'
import { KeychainSection } from './keychain-section.tsx'
import { AppearanceSection, GeneralSection, NotificationsSection } from './preference-sections.tsx'
import classes from './settings-page.module.css'
import { useSettings } from './use-settings.ts'

const sections = [
  { id: 'general', icon: IconSettings },
  { id: 'notifications', icon: IconBell },
  { id: 'appearance', icon: IconPalette },
  { id: 'data', icon: IconDatabase },
  { id: 'keychain', icon: IconKey },
  { id: 'configuration', icon: IconArrowsExchange },
  { id: 'diagnostics', icon: IconStethoscope },
  { id: 'about', icon: IconInfoCircle },
] as const satisfies readonly { readonly id: string; readonly icon: Icon }[]
type SectionId = (typeof sections)[number]['id']

/** Everything that can be set, in sections that can be linked to: `/settings?section=keychain`. */
export const SettingsPage = () => {
  const text = useText()
  const wanted = new URLSearchParams(useSearch()).get('section')
  const current = sections.find(({ id }) => id === wanted)?.id ?? 'general'
  return (
    <Page title={text('shell.settings')} description={text('settings.description')}>
      <div className={classes.settings}>
        <nav aria-label={text('settings.sections')} className={classes.nav}>
          {sections.map(({ id, icon: SectionIcon }) => (
            <Link
              key={id}
              href={`/settings?section=${id}`}
              className={classes.entry}
              aria-current={id === current ? 'page' : undefined}
            >
              <SectionIcon size={16} stroke={1.75} aria-hidden />
              {text(`settings.section.${id}`)}
            </Link>
          ))}
        </nav>
        <section aria-labelledby="settings-section" className={classes.section}>
          <h2 id="settings-section" className={classes.heading}>
            {text(`settings.section.${current}`)}
          </h2>
          <Section id={current} />
        </section>
      </div>
    </Page>
  )
}

const Section = ({ id }: { readonly id: SectionId }) => {
  const { query, change } = useSettings()
  if (id === 'keychain') return <KeychainSection />
  if (id === 'configuration') return <ConfigurationSection />
  if (id === 'diagnostics') return <DiagnosticsSection />
  if (id === 'about') return <AboutSection />
  const preferences = {
    general: GeneralSection,
    notifications: NotificationsSection,
    appearance: AppearanceSection,
    data: DataSection,
  }
  const Preferences = preferences[id]
  return (
    <QueryBoundary query={query}>
      {(settings) => <Preferences settings={settings} onChange={change} />}
    </QueryBoundary>
  )
}
