import { useText } from '../../ui/use-text.ts'
import { globalNames, ldapMembers, resultKeys, type ExpressionName } from './expression-names.ts'
import classes from './expression-reference.module.css'

const reachable: readonly ExpressionName[] = [
  ...ldapMembers.map((member) => ({ ...member, name: `ldap.${member.name}` })),
  ...globalNames.filter(({ name }) => name !== 'ldap'),
]

/** What an expression can use and what it may return, beside the editor instead of in a manual. */
export const ExpressionReference = ({ objectType }: { readonly objectType: 'user' | 'group' | 'any' }) => {
  const text = useText()
  return (
    <div className={classes.reference}>
      <section>
        <h2 className={classes.heading}>{text('mappings.reference.keys')}</h2>
        {objectType === 'any' ? (
          <>
            <Names title={text('mappings.reference.keysUser')} names={resultKeys('user')} />
            <Names title={text('mappings.reference.keysGroup')} names={resultKeys('group')} />
          </>
        ) : (
          <Names names={resultKeys(objectType)} />
        )}
        <p className={classes.rules}>{text('mappings.reference.rules')}</p>
      </section>
      <section>
        <h2 className={classes.heading}>{text('mappings.reference.names')}</h2>
        <Names names={reachable} />
      </section>
    </div>
  )
}

const Names = ({ title, names }: { readonly title?: string; readonly names: readonly ExpressionName[] }) => {
  const text = useText()
  return (
    <>
      {title !== undefined && <h3 className={classes.kind}>{title}</h3>}
      <dl className={classes.names}>
        {names.map(({ name, parameters = '', help }) => (
          <div key={name} className={classes.row}>
            <dt className={classes.name}>
              {name}
              <span className={classes.parameters}>{parameters}</span>
            </dt>
            <dd className={classes.help}>{text(help)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
