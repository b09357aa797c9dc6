import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/database.ts'
import { registry } from './registry.ts'

const { db } = await testDatabase()

const covered = new Set(
  registry.flatMap(({ stores }) => stores.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column}`))),
)

/** Column names that sound of a person. */
const telling =
  '(^|_)(e_?mails?|names?|persons?|actor|about|address|phone|contact|signator\\w*|users?|accounts?|author|ip\\w*)$|ipAddress|userAgent|userId|accountId|^payload$|_by$|^last_error$'

/** They sound so and name nobody. */
const impersonal: Readonly<Record<string, string>> = {
  'known_report.name': 'a place',
  'entry_place.name': 'a place',
  'mention.address': 'a page on the web',
  'newsletter_issue.address': 'a page on the web',
  'visit_record.profile_address': 'a page on the web',
  'search_shown.address': 'a page of ours',
  'news_item.address': 'a page on the web',
  'course.address': 'a page on the web',
  'magazine_issue.address': 'a page on the web',
  'tool.address': 'a page on the web',
  'named_index_report.name': 'a place',
  'stated_figure.name': 'a figure',
  'acknowledged_difference.name': 'who keeps the open record, by function',
  'official_entry.name': 'a place',
  'department.name': 'a part of an administration',
  'evidence.file_name': 'a file that was sent',
  'official_version.file_name': 'a file that was read',
  'place.name': 'a place',
  'place.local_name': 'a place',
  'practice_place.name': 'a place',
  'network.name': 'a network',
  'invented_country.name': 'a country',
  'working_group.name': 'a group',
  'working_group.decided_by': 'a body',
  'working_group_member.name': 'an organisation, or a person by function',
  'loaded.name': 'a part of the record',
  'migration.name': 'a migration',
  'legal_field.name': 'a field',
  'notice.payload': 'what the words of a reminder need; nothing that names a person',
  'graphile_worker._private_jobs.locked_by': 'a worker process',
  'graphile_worker._private_job_queues.locked_by': 'a worker process',
  'graphile_worker._private_job_queues.queue_name': 'a queue',
}

interface Column {
  name: string
}

test('every column that leads to an account is exported, erased and explained', async () => {
  const { rows } = await sql<Column>`
    select conrelid::regclass::text || '.' || attname as name
    from pg_constraint join pg_attribute on attrelid = conrelid and attnum = any (conkey)
    where contype = 'f' and confrelid = 'auth_user'::regclass`.execute(db)
  assert.ok(rows.length > 20)
  assert.deepEqual(
    rows.map(({ name }) => name.replaceAll('"', '')).filter((name) => !covered.has(name)),
    [],
    'name them in the personalData of the domain that owns the table',
  )
})

test('so is every column whose name sounds of a person', async () => {
  const { rows } = await sql<Column>`
    select case table_schema when 'public' then '' else table_schema || '.' end || table_name || '.' || column_name as name
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'
      and data_type in ('text', 'json', 'jsonb', 'character varying') and column_name ~ ${telling}`.execute(db)
  assert.deepEqual(
    rows.map(({ name }) => name).filter((name) => !covered.has(name) && !(name in impersonal)),
    [],
    'name them in the personalData of the domain that owns the table, or say here whom they do not name',
  )
})

test('what the registry names is there, each key once', async () => {
  const { rows } = await sql<Column>`
    select case table_schema when 'public' then '' else table_schema || '.' end || table_name || '.' || column_name as name
    from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema')`.execute(db)
  const there = new Set(rows.map(({ name }) => name))
  assert.deepEqual(
    [...covered].filter((name) => !there.has(name)),
    [],
  )
  assert.equal(new Set(registry.map(({ key }) => key)).size, registry.length)
})

test('a period that the privacy notice names is the period of the job', () => {
  for (const { key, kept, stores } of registry) {
    const periods = new Set(stores.flatMap(({ expiry }) => (expiry ? [expiry.days] : [])))
    assert.ok(periods.size <= 1, `${key} has several periods and could name only one`)
    for (const words of [kept.en, kept.fr])
      assert.equal(words.includes('{days}'), periods.size === 1, `${key}: ${words}`)
  }
})
