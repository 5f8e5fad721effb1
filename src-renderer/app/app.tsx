import { Route, Router, Switch } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { Shell } from './shell.tsx'
import { NotFound } from './not-found.tsx'

/** The window: frame and routes. Screen state lives in the hash, so every page can be linked to. */
export const App = () => (
  <Router hook={useHashLocation}>
    <Shell>
      <Switch>
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </Shell>
  </Router>
)
