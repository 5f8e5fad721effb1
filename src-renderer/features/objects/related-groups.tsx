import { Anchor, UnstyledButton } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { GroupDetail } from '../../../src-shared/contract/object-calls.ts'
import { SafeText } from '../../ui/safe-text.tsx'
import { useText } from '../../ui/use-text.ts'
import classes from './related-groups.module.css'

/** The groups around a group: those it belongs to, and those it contains. */
export const RelatedGroups = ({ group }: { readonly group: GroupDetail }) => {
  const text = useText()
  return (
    <div className={classes.both}>
      <GroupLinks title={text('groups.parents')} none={text('groups.noParents')} groups={group.parents} />
      <GroupLinks title={text('groups.children')} none={text('groups.noChildren')} groups={group.children} />
    </div>
  )
}

interface GroupLinksProps {
  readonly title: string
  readonly none: string
  readonly groups: GroupDetail['parents']
}

const fewGroups = 20

const GroupLinks = ({ title, none, groups }: GroupLinksProps) => {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <section>
      <h3 className={classes.heading}>
        {title} {groups.length > 0 && <span className={classes.dim}>{groups.length}</span>}
      </h3>
      {groups.length === 0 ? (
        <p className={classes.dim}>{none}</p>
      ) : (
        <ul className={classes.list}>
          {groups.slice(0, isOpen ? undefined : fewGroups).map(({ id, name }) => (
            <li key={id}>
              <IconUsers size={15} aria-hidden className={classes.icon} />
              <Anchor component={Link} href={`/groups/${id}`} size="sm">
                <SafeText>{name}</SafeText>
              </Anchor>
            </li>
          ))}
        </ul>
      )}
      {groups.length > fewGroups && (
        <UnstyledButton className={classes.more} onClick={() => setOpen(!isOpen)}>
          {isOpen ? text('object.showLess') : text('groups.showAll', { count: groups.length })}
        </UnstyledButton>
      )}
    </section>
  )
}
