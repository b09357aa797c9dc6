export type { Figure, FigureRow, FigureScope, FigureValue, Said, Series, SeriesRow } from './model.ts'
