import {
  IconBuilding,
  IconChevronRight,
  IconFolder,
  IconUser,
  IconUsers,
  type Icon,
} from '@tabler/icons-react'
import { useState } from 'react'
import type { TreeNode } from '../../../src-shared/contract/source-calls.ts'
import { useCall } from '../../api/use-call.ts'
import { QueryBoundary } from '../../ui/query-boundary.tsx'
import { useText } from '../../ui/use-text.ts'
import { useEditScope } from './edit-context.tsx'
import classes from './dn-picker.module.css'
import { draftOf } from './source-values.ts'

interface BranchProps {
  readonly dn: string | null
  readonly level: number
  readonly chosen: string | undefined
  readonly onChoose: (dn: string) => void
  readonly onPick: (dn: string) => void
}

/** The entries right below a DN. */
export const DnBranch = (props: BranchProps) => {
  const text = useText()
  const { edit, editing } = useEditScope()
  // Closing the branch or the whole tree takes the question back, from the directory too.
  const query = useCall(
    'sources.browse',
    { draft: draftOf(edit, editing), dn: props.dn },
    { isForgotten: true },
  )
  return (
    <QueryBoundary query={query}>
      {(nodes) =>
        nodes.length === 0 ? (
          <p className={classes.nothing}>{text('sources.tree.nothing')}</p>
        ) : (
          <>
            {nodes.map((node, index) => (
              <TreeEntry key={node.dn} {...props} node={node} isFirst={props.level === 1 && index === 0} />
            ))}
          </>
        )
      }
    </QueryBoundary>
  )
}

interface TreeEntryProps extends BranchProps {
  readonly node: TreeNode
  /** The one place of the tree that Tab leads to before anything was chosen. */
  readonly isFirst: boolean
}

const TreeEntry = ({ node, level, chosen, onChoose, onPick, isFirst }: TreeEntryProps) => {
  const [isOpen, setOpen] = useState(false)
  const isChosen = chosen === node.dn
  const EntryIcon = icons[kindOf(node.objectClasses)]
  const toggle = (): void => {
    if (node.hasChildren) setOpen((before) => !before)
  }
  return (
    <>
      <div
        role="treeitem"
        className={classes.node}
        aria-level={level}
        aria-selected={isChosen}
        aria-expanded={node.hasChildren ? isOpen : undefined}
        tabIndex={isChosen || (chosen === undefined && isFirst) ? 0 : -1}
        title={node.dn}
        style={{ paddingInlineStart: (level - 1) * indentPx + 4 }}
        onClick={() => onChoose(node.dn)}
        onFocus={() => onChoose(node.dn)}
        onDoubleClick={toggle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onPick(node.dn)
          if (event.key === ' ') toggle()
          if (event.key === 'ArrowRight' && !isOpen) toggle()
          if (event.key === 'ArrowLeft' && isOpen) toggle()
        }}
      >
        {/* The keys do the same; for the mouse alone it needs no name. */}
        <span className={classes.twisty} data-open={isOpen || undefined} aria-hidden onClick={toggle}>
          {node.hasChildren && <IconChevronRight size={14} />}
        </span>
        <EntryIcon size={16} stroke={1.5} aria-hidden />
        <span className={classes.rdn}>{node.rdn}</span>
      </div>
      {isOpen && (
        <DnBranch dn={node.dn} level={level + 1} chosen={chosen} onChoose={onChoose} onPick={onPick} />
      )}
    </>
  )
}

const indentPx = 18

type EntryKind = 'person' | 'group' | 'context' | 'folder'

const icons: Readonly<Record<EntryKind, Icon>> = {
  person: IconUser,
  group: IconUsers,
  context: IconBuilding,
  folder: IconFolder,
}

const kindOf = (objectClasses: readonly string[]): EntryKind => {
  const classNames = objectClasses.map((name) => name.toLowerCase())
  const has = (...names: readonly string[]): boolean => names.some((name) => classNames.includes(name))
  if (has('person', 'account', 'inetorgperson')) return 'person'
  if (has('group', 'groupofnames', 'groupofuniquenames', 'posixgroup')) return 'group'
  // Naming contexts come without classes.
  return has('domain', 'dcobject', 'organization') || classNames.length === 0 ? 'context' : 'folder'
}
