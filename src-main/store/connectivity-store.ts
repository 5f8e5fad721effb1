import type { ReadableDb, WritableDb } from './database-handle.ts'

/** The last connectivity check of a source. The report's shape belongs to the check; the store keeps it as it is. */
export interface StoredConnectivityReport {
  readonly sourceId: number
  readonly checkedAt: string
  readonly report: unknown
}

interface ReportRow {
  readonly sourceId: number
  readonly checkedAt: string
  readonly report: string
}

const saveReportSql = `
  INSERT INTO connectivity_reports (source_id, checked_at, report)
  VALUES (:sourceId, :checkedAt, :report)
  ON CONFLICT (source_id) DO UPDATE
  SET checked_at = :checkedAt, report = :report`

export const saveConnectivityReport = (
  db: WritableDb,
  { sourceId, checkedAt, report }: StoredConnectivityReport,
): void => {
  db.run(saveReportSql, { sourceId, checkedAt, report: JSON.stringify(report) })
}

const reportSql = `
  SELECT source_id AS sourceId, checked_at AS checkedAt, report
  FROM connectivity_reports
  WHERE source_id = :sourceId`

export const findConnectivityReport = (
  db: ReadableDb,
  sourceId: number,
): StoredConnectivityReport | undefined => {
  const row = db.get<ReportRow>(reportSql, { sourceId })
  return row === undefined ? undefined : toReport(row)
}

const reportsSql = `
  SELECT c.source_id AS sourceId, c.checked_at AS checkedAt, c.report
  FROM connectivity_reports AS c
  JOIN sources AS s ON s.id = c.source_id
  WHERE s.removed_at IS NULL
  ORDER BY s.slug`

export const listConnectivityReports = (db: ReadableDb): readonly StoredConnectivityReport[] =>
  db.all<ReportRow>(reportsSql).map(toReport)

const toReport = (row: ReportRow): StoredConnectivityReport => ({ ...row, report: JSON.parse(row.report) })
