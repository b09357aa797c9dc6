import type { Child } from 'hono/jsx'

interface FieldProps {
  name: string
  /** The name, unless another form of the page has a field of that name. */
  id?: string
  label: Child
  hint?: Child
  error?: string | undefined
  value?: string | number | undefined
  /** Of what is typed, where it is not the page's. */
  lang?: string
}

/** Ids and descriptions are set once here, so that no form forgets them. */
function described({ name, id = name, hint, error }: FieldProps) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return { 'aria-describedby': ids || undefined, 'aria-invalid': error ? ('true' as const) : undefined }
}

function Framed(props: FieldProps & { children?: Child }) {
  const { name, id = name, label, hint, error, children } = props
  return (
    <div class={error ? 'field invalid' : 'field'}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  )
}

interface TextFieldProps extends FieldProps {
  type?: 'text' | 'email' | 'search' | 'url' | 'date'
  inputmode?: 'numeric' | 'decimal'
  autocomplete?: string
  required?: boolean
  maxlength?: number
}

export function TextField(props: TextFieldProps) {
  const { name, id = name, type = 'text', lang, value, inputmode, autocomplete, required, maxlength } = props
  return (
    <Framed {...props}>
      <input
        id={id}
        name={name}
        type={type}
        lang={lang}
        value={value}
        inputmode={inputmode}
        autocomplete={autocomplete}
        required={required}
        maxlength={maxlength}
        {...described(props)}
      />
    </Framed>
  )
}

export function TextArea(props: FieldProps & { rows?: number; maxlength?: number }) {
  const { name, id = name, lang, value, rows = 3, maxlength } = props
  return (
    <Framed {...props}>
      <textarea id={id} name={name} lang={lang} rows={rows} maxlength={maxlength} {...described(props)}>
        {value}
      </textarea>
    </Framed>
  )
}

/** A form with one of these is sent as multipart/form-data. Browsers show no file again: say beside it what is kept. */
export function FileField(
  props: Omit<FieldProps, 'value'> & { accept: string; required?: boolean; multiple?: boolean },
) {
  const { name, id = name, accept, required, multiple } = props
  return (
    <Framed {...props}>
      <input
        id={id}
        name={name}
        type="file"
        accept={accept}
        required={required}
        multiple={multiple}
        {...described(props)}
      />
    </Framed>
  )
}

export interface Choice {
  value: string
  label: string
}

/** The first choice is "any", with an empty value, when `any` is given. */
export function SelectField(props: FieldProps & { choices: readonly Choice[]; any?: string }) {
  const { name, id = name, value = '', choices, any } = props
  return (
    <Framed {...props}>
      <select id={id} name={name} {...described(props)}>
        {any && <option value="">{any}</option>}
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === String(value)}>
            {choice.label}
          </option>
        ))}
      </select>
    </Framed>
  )
}
