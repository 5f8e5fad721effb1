import { Anchor } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { Fragment } from 'react'
import { Link } from 'wouter'
import { SafeText } from '../../ui/safe-text.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import { useText } from '../../ui/use-text.ts'
import classes from './chain.module.css'

interface ChainProps {
  /** Names of groups, the one that names the person first. */
  readonly path: readonly string[]
  readonly idOf?: (name: string) => number | undefined
}

/** The groups between a person and a group, each a link where its id is known. */
export const Chain = ({ path, idOf }: ChainProps) => {
  const text = useText()
  return (
    <span className={classes.chain} title={text('object.chain', { path: path.map(visibleText).join(' › ') })}>
      {path.map((name, index) => {
        const id = idOf?.(name)
        return (
          // A chain names no group twice, but two groups of deleted ones may share a name.
          <Fragment key={index}>
            {index > 0 && <IconChevronRight size={13} className={classes.arrow} aria-hidden />}
            {id === undefined ? (
              <SafeText>{name}</SafeText>
            ) : (
              <Anchor component={Link} href={`/groups/${id}`} size="sm">
                <SafeText>{name}</SafeText>
              </Anchor>
            )}
          </Fragment>
        )
      })}
    </span>
  )
}
