import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './app/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createApiClient } from './api/api-client.ts'
import { App } from './app/app.tsx'
import { Providers } from './app/providers.tsx'

const container = document.getElementById('root')
if (container === null) throw new Error('index.html lacks its root element')

createRoot(container).render(
  <StrictMode>
    <Providers api={createApiClient(window.rollcall)}>
      <App />
    </Providers>
  </StrictMode>,
)
