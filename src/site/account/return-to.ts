import { z } from 'zod'

/** Only addresses of this program: a path, not `//host` nor `/\host`. */
export const ReturnTo = z
  .string()
  .max(2000)
  .regex(/^\/(?![/\\])[^\\\s\p{Cc}]*$/u)
  .optional()
  .catch(undefined)
