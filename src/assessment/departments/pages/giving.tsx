import { type Edition, langOf, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Notice, SelectField, Table, TextField } from '#ui'
import { areasLeft, type Department, type Part, usualDay, written } from '../model.ts'
import { newItem, type Row, type RowFault } from './forms.ts'

export interface GivingProps {
  view: View
  round: string
  edition: Edition
  departments: readonly Department[]
  parts: readonly Part[]
  today: string
  /** As it was typed, where something is amiss. */
  rows?: ReadonlyMap<string, Row> | undefined
  faults?: ReadonlyMap<string, RowFault> | undefined
  /** The item of the line for one more. */
  typedItem?: string | undefined
}

/** Who answers what: a line for each area, one for each item given by itself, and one more. */
export function GivingForm(props: GivingProps) {
  const { view, round, edition, parts, faults } = props
  const t = view.speech.words('departments')
  const texts = textsIn(edition, view.lang)
  const given = parts.flatMap(({ item }) => item ?? [])
  const apart = (area: string) => edition.items.filter((item) => item.area === area && given.includes(item.key)).length
  return (
    <section class="section" id="give">
      <h2>{t('give.title')}</h2>
      <p>{t('give.text')}</p>
      {faults && faults.size > 0 && (
        <Notice kind="error" live>
          <p>{t('give.amiss', { count: faults.size })}</p>
        </Notice>
      )}
      <form
        class="giving"
        method="post"
        action={`${href('roundDepartments', { lang: view.lang, round })}#give`}
        novalidate
        autocomplete="off"
      >
        <input type="hidden" name="act" value="give" />
        <Lines
          {...props}
          title={t('give.areas')}
          head={t('give.area')}
          lines={edition.areas.map((area) => ({
            key: area,
            name: texts.area(area).name,
            text: langOf(texts.area(area)),
            apart: apart(area),
          }))}
        />
        {given.length > 0 && (
          <Lines
            {...props}
            title={t('give.items')}
            head={t('give.item')}
            lines={given.map((key) => ({ key, name: texts.item(key).ask, text: langOf(texts.item(key)), apart: 0 }))}
          />
        )}
        <NewItem {...props} />
        <button type="submit">{t('give.submit')}</button>
      </form>
      <Rest {...props} />
    </section>
  )
}

interface Line {
  key: string
  name: string
  text: ReturnType<typeof langOf>
  /** How many items of the area are given by themselves. */
  apart: number
}

type LinesProps = GivingProps & { title: string; head: string; lines: readonly Line[] }

function Lines(props: LinesProps) {
  const { view, title, head, lines } = props
  const t = view.speech.words('departments')
  const columns = [
    {
      key: 'thing',
      head,
      rowHead: true,
      cell: ({ key, name, text, apart }: Line) => (
        <>
          <span {...text}>{name}</span>
          {apart > 0 && <span class="hint">{t('give.apart', { count: apart })}</span>}
          <LineError {...props} of={key} />
        </>
      ),
    },
    { key: 'to', head: t('give.to'), cell: (line: Line) => <To {...props} line={line} /> },
    { key: 'due', head: t('give.due'), cell: (line: Line) => <Due {...props} line={line} /> },
  ]
  return <Table caption={title} columns={columns} rows={lines} stacked />
}

const partOf = (parts: readonly Part[], key: string) => parts.find(({ area, item }) => (area ?? item) === key)

function LineError({ view, faults, of }: GivingProps & { of: string }) {
  const fault = faults?.get(of)
  if (!fault) return null
  return (
    <span class="line-error" id={`error.${of}`}>
      {view.speech.words('departments')(fault)}
    </span>
  )
}

const amiss = (faults: GivingProps['faults'], key: string) =>
  faults?.has(key) ? { 'aria-invalid': 'true' as const, 'aria-describedby': `error.${key}` } : {}

function To({ view, departments, parts, rows, faults, line: { key, name } }: GivingProps & { line: Line }) {
  const t = view.speech.words('departments')
  const part = partOf(parts, key)
  const chosen = rows?.get(key)?.to ?? part?.departmentId ?? ''
  return (
    <>
      <input type="hidden" name={`was.${key}`} value={written(part)} />
      <select name={`to.${key}`} aria-label={t('give.to.label', { thing: name })} {...amiss(faults, key)}>
        <option value="">{t('give.nobody')}</option>
        {departments.map((department) => (
          <option value={department.id} selected={department.id === chosen}>
            {department.name}
          </option>
        ))}
      </select>
    </>
  )
}

function Due({ view, parts, rows, faults, today, line: { key, name } }: GivingProps & { line: Line }) {
  const t = view.speech.words('departments')
  const value = rows?.get(key)?.due ?? partOf(parts, key)?.dueOn ?? usualDay(today)
  return (
    <input
      type="date"
      name={`due.${key}`}
      value={value}
      aria-label={t('give.due.label', { thing: name })}
      {...amiss(faults, key)}
    />
  )
}

/** Any item may be given to another department than its area. */
function NewItem({ view, edition, departments, parts, rows, faults, typedItem, today }: GivingProps) {
  const t = view.speech.words('departments')
  const texts = textsIn(edition, view.lang)
  const given = new Set(parts.flatMap(({ item }) => item ?? []))
  const fault = faults?.get(newItem)
  return (
    <fieldset>
      <legend class="label">{t('give.new')}</legend>
      {fault && (
        <p class="error" id={`error.${newItem}`}>
          {t(fault)}
        </p>
      )}
      <div class="field">
        <label for="new.item">{t('give.new.item')}</label>
        <select id="new.item" name="new.item" {...amiss(faults, newItem)}>
          <option value="">{t('give.new.none')}</option>
          {edition.areas.map((area) => (
            <optgroup label={texts.area(area).name}>
              {edition.items
                .filter((item) => item.area === area && !given.has(item.key))
                .map(({ key }) => (
                  <option value={key} selected={key === typedItem}>
                    {key} {texts.item(key).ask}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </div>
      <div class="field-row">
        <SelectField
          name={`to.${newItem}`}
          label={t('give.to')}
          any={t('give.nobody')}
          choices={departments.map(({ id, name }) => ({ value: id, label: name }))}
          value={rows?.get(newItem)?.to}
        />
        <TextField
          name={`due.${newItem}`}
          type="date"
          label={t('give.due')}
          value={rows?.get(newItem)?.due ?? usualDay(today)}
        />
      </div>
    </fieldset>
  )
}

/** Once some areas are given: what is left goes to one department in one step. */
function Rest({ view, round, edition, departments, parts, rows, faults, today }: GivingProps) {
  const t = view.speech.words('departments')
  const left = areasLeft(edition, parts)
  if (left.length === 0) return null
  const fault = faults?.get('rest')
  return (
    <form
      class="card rest"
      method="post"
      action={`${href('roundDepartments', { lang: view.lang, round })}#give`}
      novalidate
      autocomplete="off"
    >
      <input type="hidden" name="act" value="rest" />
      <h3>{t('rest.title')}</h3>
      <p>{t('rest.text', { count: left.length })}</p>
      {fault && <p class="error">{t(fault)}</p>}
      <div class="field-row">
        <SelectField
          name="to"
          label={t('rest.to')}
          choices={departments.map(({ id, name }) => ({ value: id, label: name }))}
          value={rows?.get('rest')?.to}
        />
        <TextField name="due" type="date" label={t('rest.due')} value={rows?.get('rest')?.due ?? usualDay(today)} />
      </div>
      <button type="submit" class="secondary">
        {t('rest.submit')}
      </button>
    </form>
  )
}
