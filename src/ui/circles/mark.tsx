const meetings = {
  clayTeal: 'M16 3.94A9 9 0 0 1 16 20.06A9 9 0 0 1 16 3.94',
  tealSun: 'M7.02 19.49A9 9 0 0 1 20.98 12.51A9 9 0 0 1 7.02 19.49',
  claySun: 'M24.98 19.49A9 9 0 0 0 11.02 12.51A9 9 0 0 0 24.98 19.49',
  all: 'M11.02 12.51A9 9 0 0 1 20.98 12.51A9 9 0 0 1 16 20.06A9 9 0 0 1 11.02 12.51',
}

/** The sign of the house: three circles and the open ground they share. Earlier steps leave circles to be filled. */
export function Mark({ circles = 3 }: { circles?: 1 | 2 | 3 }) {
  return (
    <svg class="mark" viewBox="2 2 28 28" aria-hidden="true">
      <circle class="teal" cx="12" cy="12" r="9" />
      <circle class={circles > 1 ? 'clay' : 'ring'} cx="20" cy="12" r="9" />
      <circle class={circles > 2 ? 'sun' : 'ring'} cx="16" cy="20" r="9" />
      {circles > 1 && <path class="clay-teal" d={meetings.clayTeal} />}
      {circles > 2 && (
        <>
          <path class="teal-sun" d={meetings.tealSun} />
          <path class="clay-sun" d={meetings.claySun} />
          <path class="ground" d={meetings.all} />
        </>
      )}
    </svg>
  )
}
