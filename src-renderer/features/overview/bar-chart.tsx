import { useElementSize } from '@mantine/hooks'
import { useState, type ReactNode } from 'react'
import { useIntl } from 'react-intl'
import { niceCeiling, ticksOf } from './chart-scale.ts'
import classes from './bar-chart.module.css'

export interface Bar {
  readonly id: number
  readonly value: number
  readonly tone: 'plain' | 'attention' | 'error'
  /** What the bar stands for, in words. */
  readonly words: string
}

interface BarChartProps {
  /** With the unit of the vertical axis. */
  readonly title: string
  /** Says the same for those who do not see it. */
  readonly label: string
  readonly bars: readonly Bar[]
  /** Under the first and the last bar. */
  readonly from: ReactNode
  readonly to: ReactNode
  readonly onOpen: (id: number) => void
}

const height = 72
/** Pixels of a digit on the axis, and beside the longest number. */
const digitWidth = 7
const axisGap = 6
const topMargin = 6
const bottomMargin = 7
/** So that a run of no time at all is still there to be pointed at. */
const smallestBar = 2

/** A bar a run, with axes. The table beside it has the same numbers for the keyboard, so bars are no tab stops. */
export const BarChart = ({ title, label, bars, from, to, onOpen }: BarChartProps) => {
  const { ref, width } = useElementSize()
  const intl = useIntl()
  const [pointed, setPointed] = useState<Bar>()
  const top = niceCeiling(Math.max(...bars.map((bar) => bar.value)))
  const ticks = ticksOf(top).map((value) => ({ value, words: intl.formatNumber(value) }))
  const axisWidth = Math.max(...ticks.map(({ words }) => words.length)) * digitWidth + axisGap
  const plotWidth = Math.max(width - axisWidth, 0)
  // Few runs make no wide bars: every chart has room for the same number.
  const slot = plotWidth / Math.max(bars.length, 12)
  const y = (value: number): number => topMargin + (height - topMargin) * (1 - value / top)
  return (
    <figure className={classes.chart}>
      <figcaption className={classes.title}>{pointed?.words ?? title}</figcaption>
      <div ref={ref}>
        <svg width={width} height={height + bottomMargin} role="img" aria-label={label}>
          {ticks.map(({ value, words }) => (
            <g key={value}>
              <line x1={axisWidth} x2={width} y1={y(value)} y2={y(value)} className={classes.line} />
              <text x={axisWidth - axisGap} y={y(value)} className={classes.tick}>
                {words}
              </text>
            </g>
          ))}
          {bars.map((bar, index) => (
            <g
              key={bar.id}
              onMouseEnter={() => setPointed(bar)}
              onMouseLeave={() => setPointed(undefined)}
              onClick={() => onOpen(bar.id)}
            >
              <rect
                x={axisWidth + index * slot}
                y={topMargin}
                width={slot}
                height={height - topMargin}
                className={classes.target}
              />
              <rect
                x={axisWidth + index * slot + slot * 0.15}
                y={Math.min(y(bar.value), height - smallestBar)}
                width={slot * 0.7}
                height={Math.max(height - y(bar.value), smallestBar)}
                className={classes.bar}
                data-tone={bar.tone}
                data-pointed={pointed?.id === bar.id || undefined}
              />
            </g>
          ))}
        </svg>
      </div>
      <div className={classes.ends} style={{ paddingInlineStart: axisWidth }} aria-hidden>
        <span>{from}</span>
        <span>{to}</span>
      </div>
    </figure>
  )
}
