import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

// One accent (pine), neutral greys with a breath of blue, four status colours. Every text pair in use was checked for
// WCAG AA in both schemes by the axe specs in e2e/.
const pine: MantineColorsTuple = [
  '#e8f5f1',
  '#d3e8e1',
  '#a5d1c4',
  '#74b9a5',
  '#4da58b',
  '#2f957a',
  '#0f7a5f',
  '#0b6a52',
  '#075a45',
  '#034a38',
]
const gray: MantineColorsTuple = [
  '#f7f8f9',
  '#eff1f3',
  '#e2e5e9',
  '#cfd4da',
  '#adb4bd',
  '#868e98',
  '#5c6570',
  '#474f59',
  '#2f363e',
  '#1d2228',
]
const dark: MantineColorsTuple = [
  '#dfe3e8',
  '#b9c0c8',
  '#97a0aa',
  '#6b7580',
  '#414953',
  '#31383f',
  '#262c33',
  '#1c2127',
  '#161a1f',
  '#101317',
]

export const theme = createTheme({
  primaryColor: 'pine',
  // The same in both schemes: the kit picks the text on it once, and white on a lighter shade is too faint.
  primaryShade: 6,
  autoContrast: true,
  colors: { pine, gray, dark },
  fontFamily: 'system-ui, "Segoe UI", "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "SF Mono", "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '1.25' },
      h2: { fontSize: '16px', lineHeight: '1.35' },
      h3: { fontSize: '14px', lineHeight: '1.4' },
    },
  },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs', fz: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
    Modal: { defaultProps: { transitionProps: { duration: 120 } }, styles: { title: { fontWeight: 600 } } },
    Drawer: { styles: { title: { fontWeight: 600 } } },
    Table: { defaultProps: { borderColor: 'var(--rc-border)' } },
    Tabs: { defaultProps: { variant: 'default' } },
  },
})

/** The kit's colours, as it is told in each scheme: what it is told for both, its own rules for a scheme override. */
const kitColours = {
  // Under the sign of a message, which is white in both schemes.
  '--mantine-color-green-filled': '#17713a',
  '--mantine-color-yellow-filled': '#8a5300',
  '--mantine-color-red-filled': '#b3261e',
  // Its own tints are louder than the states they stand beside.
  '--mantine-color-green-light': 'var(--rc-ok-soft)',
  '--mantine-color-green-light-color': 'var(--rc-ok)',
  '--mantine-color-yellow-light': 'var(--rc-attention-soft)',
  '--mantine-color-yellow-light-color': 'var(--rc-attention)',
  '--mantine-color-red-light': 'var(--rc-error-soft)',
  '--mantine-color-red-light-hover': 'var(--rc-error-soft-hover)',
  '--mantine-color-red-light-color': 'var(--rc-error)',
  // Its red of a wrong value is too faint to be read.
  '--mantine-color-error': 'var(--rc-error)',
} as const

/** Colours that mean something, named for it; components use these and never a shade number. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--rc-nav-width': '220px',
    '--rc-nav-width-folded': '56px',
    '--rc-row-height': '36px',
  },
  light: {
    ...kitColours,
    '--rc-surface': '#ffffff',
    '--rc-surface-sunken': '#f5f6f8',
    '--rc-surface-hover': '#f0f2f4',
    '--rc-border': '#e2e5e9',
    '--rc-text': '#1d2228',
    '--rc-text-dim': '#5c6570',
    '--rc-accent': '#0f7a5f',
    '--rc-ok': '#17713a',
    '--rc-ok-soft': '#e6f4ea',
    '--rc-attention': '#8a5300',
    '--rc-attention-soft': '#fdf1dc',
    '--rc-error': '#b3261e',
    '--rc-error-soft': '#fceceb',
    '--rc-error-soft-hover': '#f9dddb',
    '--rc-running': '#1f5fbf',
    '--rc-running-soft': '#e8f0fc',
    '--rc-neutral-soft': '#eff1f3',
  },
  dark: {
    ...kitColours,
    '--mantine-primary-color-light': '#16362d',
    '--mantine-primary-color-light-hover': '#1b4337',
    '--mantine-primary-color-light-color': '#b6dccf',
    '--mantine-color-pine-light': '#16362d',
    '--mantine-color-pine-light-hover': '#1b4337',
    '--mantine-color-pine-light-color': '#b6dccf',
    '--rc-surface': '#1c2127',
    '--rc-surface-sunken': '#161a1f',
    '--rc-surface-hover': '#262c33',
    '--rc-border': '#31383f',
    '--rc-text': '#e6e9ed',
    '--rc-text-dim': '#a3acb6',
    '--rc-accent': '#4da58b',
    '--rc-ok': '#7fd39a',
    '--rc-ok-soft': '#173423',
    '--rc-attention': '#f1bd6c',
    '--rc-attention-soft': '#3a2a10',
    '--rc-error': '#ff9a92',
    '--rc-error-soft': '#421d1a',
    '--rc-error-soft-hover': '#532622',
    '--rc-running': '#8fb8f5',
    '--rc-running-soft': '#182c48',
    '--rc-neutral-soft': '#262c33',
  },
})
