// Before every component test (vitest.config.ts).
import { configure } from '@testing-library/react'

// A busy machine takes its time to draw the first page; what never comes fails all the same.
configure({ asyncUtilTimeout: 10_000 })
