import { Button, Text } from '@mantine/core'
import { useCall } from '../../api/use-call.ts'
import { BrandMark } from '../../ui/brand-mark.tsx'
import { QueryBoundary } from '../../ui/query-boundary.tsx'
import { useCopyText } from '../../ui/use-copy-text.ts'
import { useText } from '../../ui/use-text.ts'
import classes from './about-section.module.css'
import { components } from './components.ts'

const proofs = [
  'settings.about.proven.core',
  'settings.about.proven.window',
  'settings.about.proven.system',
] as const

/** What this is, what is proven of it, and whose work it stands on. */
export const AboutSection = () => {
  const text = useText()
  const info = useCall('app.info', undefined)
  const copyText = useCopyText()
  return (
    <div className={classes.about}>
      <QueryBoundary query={info}>
        {({ version, platform, isPackaged, locale }) => (
          <header className={classes.head}>
            <BrandMark size={48} />
            <div className={classes.words}>
              <div className={classes.name}>
                {text('settings.about')} <span className={classes.version}>{version}</span>
              </div>
              <Text size="sm">{text('settings.about.purpose')}</Text>
              <Text size="xs" c="var(--rc-text-dim)">
                {text(isPackaged ? 'settings.about.packaged' : 'settings.about.checkout', { platform })} ·{' '}
                {text('settings.about.licence')}
              </Text>
            </div>
            <Button
              variant="default"
              onClick={() =>
                copyText(
                  `Rollcall ${version}, ${platform}, ${isPackaged ? 'package' : 'source'}, ${locale}`,
                  text('settings.about.copied'),
                )
              }
            >
              {text('settings.about.copy')}
            </Button>
          </header>
        )}
      </QueryBoundary>
      <section>
        <h3 className={classes.heading}>{text('settings.about.proven')}</h3>
        <ul className={classes.proofs}>
          {proofs.map((proof) => (
            <li key={proof}>{text(proof)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h3 className={classes.heading}>{text('settings.about.licences')}</h3>
        <table className={classes.components}>
          <thead>
            <tr>
              <th scope="col">{text('settings.about.component')}</th>
              <th scope="col">{text('settings.about.componentLicence')}</th>
            </tr>
          </thead>
          <tbody>
            {components.map(({ name, licence }) => (
              <tr key={name}>
                <td>{name}</td>
                <td>{licence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}
