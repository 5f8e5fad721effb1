import { writeFileSync } from 'node:fs'

import { renderSchemaSnapshot, schemaSnapshotFile } from '../src-main/store/schema-snapshot.ts'

writeFileSync(schemaSnapshotFile, renderSchemaSnapshot())
