import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleMinus,
  IconCirclePlus,
  IconCircleDashed,
  IconCircleX,
  IconClock,
  IconClockPause,
  IconHandStop,
  IconLink,
  IconPencil,
  IconMailX,
  IconPlayerPause,
  IconRefresh,
  IconCircleOff,
  type Icon,
} from '@tabler/icons-react'
import classes from './state-badge.module.css'

export type Tone = 'ok' | 'running' | 'attention' | 'error' | 'neutral'

interface Look {
  readonly tone: Tone
  readonly icon: Icon
}

/** How each state of a source, run, object or delivery looks: colour is never the only sign. */
const looks: Readonly<Record<string, Look>> = {
  ok: { tone: 'ok', icon: IconCircleCheck },
  approved: { tone: 'ok', icon: IconCircleCheck },
  present: { tone: 'ok', icon: IconCircleCheck },
  delivered: { tone: 'ok', icon: IconCircleCheck },
  running: { tone: 'running', icon: IconRefresh },
  held: { tone: 'attention', icon: IconHandStop },
  stale: { tone: 'attention', icon: IconClockPause },
  ok_with_errors: { tone: 'attention', icon: IconAlertTriangle },
  suspect: { tone: 'attention', icon: IconAlertTriangle },
  retrying: { tone: 'attention', icon: IconAlertTriangle },
  interrupted: { tone: 'attention', icon: IconAlertTriangle },
  failing: { tone: 'error', icon: IconCircleX },
  failed: { tone: 'error', icon: IconCircleX },
  dead: { tone: 'error', icon: IconMailX },
  deleted: { tone: 'error', icon: IconCircleX },
  waiting: { tone: 'neutral', icon: IconClock },
  paused: { tone: 'neutral', icon: IconPlayerPause },
  inactive: { tone: 'neutral', icon: IconCircleOff },
  disabled: { tone: 'neutral', icon: IconCircleOff },
  created: { tone: 'ok', icon: IconCirclePlus },
  added: { tone: 'ok', icon: IconCirclePlus },
  removed: { tone: 'error', icon: IconCircleMinus },
  updated: { tone: 'neutral', icon: IconPencil },
  restored: { tone: 'ok', icon: IconCircleCheck },
  linked: { tone: 'ok', icon: IconLink },
  deactivated: { tone: 'neutral', icon: IconCircleOff },
  conflict: { tone: 'attention', icon: IconAlertTriangle },
}
const otherwise: Look = { tone: 'neutral', icon: IconCircleDashed }

interface StateBadgeProps {
  /** A source's, run's, object's or delivery's state; picks icon and colour. */
  readonly state: string
  /** The word for it, from the catalogue. */
  readonly label: string
  /** For the state that most rows of a list are in: nothing in it calls for attention. */
  readonly isQuiet?: boolean
}

export const StateBadge = ({ state, label, isQuiet = false }: StateBadgeProps) => {
  const { tone, icon: StateIcon } = looks[state] ?? otherwise
  return (
    <span className={classes.badge} data-tone={tone} data-quiet={isQuiet || undefined}>
      <StateIcon size={14} stroke={2} aria-hidden />
      {label}
    </span>
  )
}
