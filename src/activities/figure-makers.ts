import type { AddressOf } from '#library'

export const ofEvent: AddressOf = ({ id }) => `/events/${id}`
export const ofProject: AddressOf = ({ id }) => `/projects/${id}`
/** A place in no list stands by its name. */
export const ofPlace: AddressOf = ({ id, label }) => (id === label ? null : `/places/${id}`)
