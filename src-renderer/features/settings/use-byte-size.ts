import { useIntl } from 'react-intl'
import { byteSize } from './byte-size.ts'

/** Sizes in words: `184 MB`. */
export const useByteSize = (): ((bytes: number) => string) => {
  const intl = useIntl()
  return (bytes) => {
    const { amount, unit } = byteSize(bytes)
    return intl.formatNumber(amount, { style: 'unit', unit, unitDisplay: unit === 'byte' ? 'long' : 'short' })
  }
}
