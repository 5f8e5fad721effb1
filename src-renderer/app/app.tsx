import { Route, Router, Switch } from 'wouter'
import { ConnectivityPage } from '../features/connectivity/connectivity-page.tsx'
import { CopyMappingPage, MappingPage, NewMappingPage } from '../features/mappings/mapping-page.tsx'
import { MappingsPage } from '../features/mappings/mappings-page.tsx'
import { GroupsPage } from '../features/objects/groups-page.tsx'
import { PeoplePage } from '../features/objects/people-page.tsx'
import { OverviewPage } from '../features/overview/overview-page.tsx'
import { ComparePage } from '../features/runs/compare-page.tsx'
import { RunPage } from '../features/runs/run-page.tsx'
import { RunsPage } from '../features/runs/runs-page.tsx'
import { EditSourcePage } from '../features/sources/edit-source-page.tsx'
import { NewSourcePage } from '../features/sources/new-source-page.tsx'
import { SourcesPage } from '../features/sources/sources-page.tsx'
import { SettingsPage } from '../features/settings/settings-page.tsx'
import { useHashPath, useHashSearch } from './hash-location.ts'
import { NotFound } from './not-found.tsx'
import { Shell } from './shell.tsx'

/** The window: frame and routes. Screen state lives in the hash, so every page can be linked to. */
export const App = () => (
  <Router hook={useHashPath} searchHook={useHashSearch}>
    <Shell>
      <Switch>
        <Route path="/" component={OverviewPage} />
        <Route path="/people/:id?" component={PeoplePage} />
        <Route path="/groups/:id?" component={GroupsPage} />
        <Route path="/runs" component={RunsPage} />
        <Route path="/runs/:id/compare/:other" component={ComparePage} />
        <Route path="/runs/:id" component={RunPage} />
        <Route path="/sources" component={SourcesPage} />
        <Route path="/sources/new" component={NewSourcePage} />
        <Route path="/sources/:slug" component={EditSourcePage} />
        <Route path="/mappings" component={MappingsPage} />
        <Route path="/mappings/new/:example" component={NewMappingPage} />
        <Route path="/mappings/copy/:name" component={CopyMappingPage} />
        <Route path="/mappings/:name" component={MappingPage} />
        <Route path="/connectivity" component={ConnectivityPage} />
        <Route path="/settings" component={SettingsPage} />
        <Route component={NotFound} />
      </Switch>
    </Shell>
  </Router>
)
