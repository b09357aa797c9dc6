export { type Beside, readBeside } from './beside.ts'
export { confirmedUnchanged } from './confirmed.ts'
export {
  carried,
  type FormerAnswers,
  type FormerItem,
  formerItems,
  isConfirmed,
  isUntouched,
  offered,
  offeredTogether,
} from './former.ts'
export type { Evidence, EvidenceFile, EvidenceLink, ItemComment } from './model.ts'
export { evidenceNoticeKinds } from './notices.ts'
export { carryOut, type Pressed } from './press.ts'
export { ConfirmTogether, TogetherNotice, type TogetherOutcome } from './pages/together.tsx'
export { CommentsBeside, EvidenceBeside, PieceCount } from './pages/beside-item.tsx'
export { Difference } from './pages/difference.tsx'
export { FormerStrip } from './pages/former-strip.tsx'
export { evidencePages } from './pages/index.tsx'
export { Pieces } from './pages/pieces.tsx'
export { evidencePolicy } from './policy.ts'
export { formerAnswersOf } from './read-former.ts'
export { listComments, listEvidence } from './store.ts'
export { difference, differs, type Piece, rewordingOf } from './wording.ts'
