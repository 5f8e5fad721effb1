/** The mark: a list with one ticked line. Legible at 16 px; the tray images in resources/ are drawn from the same lines. */
export const BrandMark = ({ size = 24 }: { readonly size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true">
    <rect x="1" y="1" width="22" height="22" rx="6" fill="var(--mantine-primary-color-filled)" />
    <path
      d="M5 8.2l1.7 1.7L10 6.4"
      stroke="#fff"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
    <path
      d="M13 8h6M5.5 13h13.5M5.5 18h9"
      stroke="#fff"
      strokeWidth="2"
      strokeLinecap="round"
      opacity="0.95"
    />
  </svg>
)
