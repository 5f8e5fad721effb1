import { useMediaQuery } from '@mantine/hooks'
import type { ComponentType, ReactNode } from 'react'
import classes from './beside-detail.module.css'
import type { DetailProps } from './detail-frame.tsx'

/** Below this a list and its details would both be too narrow to read. */
const wideEnough = '(min-width: 1160px)'

interface BesideDetailProps {
  readonly list: ReactNode
  readonly Detail: ComponentType<DetailProps>
  /** Undefined while nothing is opened. */
  readonly detail: Omit<DetailProps, 'place'> | undefined
}

/** A list with the details of one of its rows: beside it in a wide window, in its place in a narrow one. */
export const BesideDetail = ({ list, Detail, detail }: BesideDetailProps) => {
  const isWide = useMediaQuery(wideEnough, true, { getInitialValueInEffect: false })
  const isAlone = detail === undefined || !isWide
  // One frame for all three, so that the list keeps its place and focus when details open beside it.
  return (
    <div className={classes.split} data-alone={isAlone || undefined}>
      {(detail === undefined || isWide) && <div className={classes.list}>{list}</div>}
      {detail !== undefined && <Detail {...detail} place={isWide ? 'panel' : 'page'} />}
    </div>
  )
}
